package org.heyi.connectors.mapping.statement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * One {@code INSERT INTO table (columns) SELECT expressions FROM type WHERE condition}: the mapping language the other way round, from an
 * entity's golden values to a row of a department's table.
 *
 * @param source name of the connector it belongs to
 * @param table as the department's catalogue has it, with its schema in front where that is not the default
 * @param from the entity type
 * @param typePlace where FROM names it
 * @param columns in the order written
 * @param text one way of writing the statement, without comments
 */
public record DeliveryStatement(
        String source,
        String table,
        Place tablePlace,
        From from,
        Place typePlace,
        List<Column> columns,
        @Nullable Expression where,
        String text) {

    /** A column of the department's table with the expression that fills it. */
    public record Column(String name, Place place, Expression expression) {}

    /** Names the department's table among all that the hub writes to: {@code source/table}. */
    public String target() {
        return source + "/" + table;
    }

    /** Names of the entity's fields that the statement reads. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        columns.forEach(column -> fields.addAll(column.expression().columns()));
        if (where != null) {
            fields.addAll(where.columns());
        }
        return fields;
    }

    /** Names of the columns it fills, in the order written. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
