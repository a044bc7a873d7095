package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** What an entity's golden values are to be in a department's table. Thread-safe. */
public final class CompiledDelivery {
    private final DeliveryStatement statement;
    private final Table fields;
    private final RowReader reader;
    private final Optional<Code> where;
    private final List<Column> columns;
    private final ZoneId zone;

    CompiledDelivery(
            DeliveryStatement statement,
            Table fields,
            RowReader reader,
            Optional<Code> where,
            List<Column> columns,
            ZoneId zone) {
        this.statement = statement;
        this.fields = fields;
        this.reader = reader;
        this.where = where;
        this.columns = List.copyOf(columns);
        this.zone = zone;
    }

    /**
     * A column and what computes it.
     *
     * @param field position of the entity's field when the expression is just that, else -1
     * @param type of the department's column; empty for an event
     */
    record Column(
            String name,
            Place place,
            int field,
            Optional<Code> code,
            SqlTypeName computed,
            Optional<ColumnType> type) {}

    public DeliveryStatement statement() {
        return statement;
    }

    /**
     * The row, column to value in the statement's order and in the classes that {@link Row} says; empty when WHERE does not hold.
     *
     * @param golden field to value, in the classes that {@link org.heyi.schema.ValueKind} says, without those that have none
     * @throws FaultException when an expression fails for these values
     */
    public Optional<Map<String, @Nullable Object>> row(Map<String, Object> golden) {
        Row entity = new Row(
                fields.columns().stream().map(field -> golden.get(field.name())).toArray());
        RowContext context = new RowContext(reader.read(entity));
        if (where.isPresent() && !holds(where.get(), context)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column.name(), value(column, entity, context)));
        return Optional.of(row);
    }

    private boolean holds(Code condition, RowContext context) {
        try {
            return Boolean.TRUE.equals(condition.run(context)[0]);
        } catch (RuntimeException e) {
            throw failed(statement.typePlace(), "WHERE", e);
        }
    }

    private @Nullable Object value(Column column, Row entity, RowContext context) {
        try {
            Object value = column.field() >= 0
                    ? entity.get(column.field())
                    : CompiledOutput.toJava(column.code().orElseThrow().run(context)[0], column.computed());
            return value == null
                    ? null
                    : column.type()
                            .map(type -> ColumnAssignment.value(value, type, zone))
                            .orElse(value);
        } catch (RuntimeException e) {
            throw failed(column.place(), column.name(), e);
        }
    }

    private static FaultException failed(Place place, String what, RuntimeException e) {
        String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new FaultException(Fault.of(FaultCode.DELIVERY_FAILED, place, what, problem), e);
    }
}
