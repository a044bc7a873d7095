package org.heyi.connectors.mapping.statement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * One {@code INSERT INTO type (columns) SELECT expressions FROM table WHERE condition}. Its nodes must not be changed: copy before validating.
 *
 * @param file relative to the directory of connectors
 * @param type name of the entity type
 * @param name as {@link org.heyi.connectors.record.RecordKey#statement}
 * @param table as FROM has it, with its schema in front where FROM names one
 * @param alias what qualifies a column: the table's alias, else its name without schema
 * @param tablePlace where FROM names the table
 * @param outputs in the order written
 * @param text one way of writing the statement, without comments
 */
public record Statement(
        String file,
        String type,
        String name,
        String table,
        String alias,
        Place tablePlace,
        List<Output> outputs,
        @Nullable Expression where,
        String text) {

    /**
     * What SQL computes from a row.
     *
     * @param place where it begins
     * @param sound false when it is refused: the fault has been reported
     */
    public record Expression(SqlNode node, Place place, boolean sound) {
        /** Names of the columns that it reads, in the order they first appear. */
        public Set<String> columns() {
            Set<String> columns = new LinkedHashSet<>();
            node.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlIdentifier identifier) {
                    columns.add(identifier.names.get(identifier.names.size() - 1));
                    return null;
                }

                @Override
                public @Nullable Void visit(SqlLiteral literal) {
                    return null;
                }
            });
            return columns;
        }
    }

    /**
     * A column of the INSERT with the expression that fills it.
     *
     * @param column field, {@code relation.identifier} or {@code record.updatedAt}
     */
    public record Output(String column, Target target, Expression expression) {}

    /** What the expressions read from. */
    public From from() {
        return new From(file, table, alias);
    }

    /** Names of the table's columns that the statement reads, in the order they first appear. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        outputs.forEach(output -> columns.addAll(output.expression().columns()));
        if (where != null) {
            columns.addAll(where.columns());
        }
        return columns;
    }
}
