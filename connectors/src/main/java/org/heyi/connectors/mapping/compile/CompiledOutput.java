package org.heyi.connectors.mapping.compile;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.function.Internals;
import org.heyi.connectors.mapping.statement.Target;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * One column of a statement's output.
 *
 * @param direct position of the source's column when the expression is just that, else -1
 * @param slot position among the statement's computed expressions, else -1
 * @param sqlType what the expression gives
 * @param columns positions of the source's columns that it uses
 * @param format how identifiers are written; empty for a value that identifies nothing
 * @param alone the expression compiled by itself, made when first needed
 */
record CompiledOutput(
        String column,
        Target target,
        Place place,
        int direct,
        int slot,
        SqlTypeName sqlType,
        Set<Integer> columns,
        FieldValue field,
        Optional<IdentifierFormat> format,
        Supplier<Code> alone) {

    /** The field's value. */
    @Nullable
    Object value(Row row, @Nullable Object[] computed) {
        Object value = direct >= 0 ? row.get(direct) : toJava(computed[slot], sqlType);
        return value == null ? null : field.of(value);
    }

    /** The field's value, from the expression compiled by itself. */
    @Nullable
    Object valueAlone(Row row, RowContext context) {
        Object value = direct >= 0 ? row.get(direct) : toJava(alone.get().run(context)[0], sqlType);
        return value == null ? null : field.of(value);
    }

    boolean usesUntouched(Row row) {
        return columns.stream().anyMatch(c -> row.get(c) == Row.UNTOUCHED);
    }

    /** What an expression of type {@code sqlType} gave, in the classes that {@link Row} names. */
    static @Nullable Object toJava(@Nullable Object computed, SqlTypeName sqlType) {
        if (computed == null) {
            return null;
        }
        return switch (sqlType) {
            case DATE -> Internals.date((Integer) computed);
            case TIMESTAMP -> Internals.timestamp((Long) computed);
            case TINYINT, SMALLINT -> ((Number) computed).longValue();
            default -> computed;
        };
    }
}
