package org.heyi.connectors.mapping.compile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.ByteString;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.UnusableValue;
import org.heyi.connectors.mapping.function.Internals;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Makes of a row what compiled expressions work on. */
final class RowReader {
    private final Table table;
    private final int[] columns;
    private final ColumnType[] types;
    private final ZoneId zone;
    private final Place place;

    /** @param used positions of the columns that expressions use; the others are left null */
    RowReader(Table table, Set<Integer> used, ZoneId zone, Place place) {
        this.table = table;
        this.columns = used.stream().mapToInt(Integer::intValue).toArray();
        this.types = table.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        this.zone = zone;
        this.place = place;
    }

    /** Positions of the columns that are read. */
    Set<Integer> columns() {
        return Arrays.stream(columns).boxed().collect(Collectors.toSet());
    }

    /** @throws FaultException when a value has not the class that its column's type promises */
    @Nullable
    Object[] read(Row row) {
        @Nullable Object[] values = new @Nullable Object[types.length];
        for (int column : columns) {
            Object value = row.get(column);
            if (value != null && value != Row.UNTOUCHED) {
                values[column] = convert(column, value);
            }
        }
        return values;
    }

    private @Nullable Object convert(int column, Object value) {
        if (value instanceof UnusableValue lost) {
            throw new FaultException(lost.reason());
        }
        try {
            return internal(types[column], value);
        } catch (ClassCastException | ArithmeticException e) {
            String name = table.columns().get(column).name();
            throw new FaultException(Fault.of(FaultCode.COLUMN_UNREADABLE, place, name, value, types[column]), e);
        }
    }

    private @Nullable Object internal(ColumnType type, Object value) {
        return switch (type) {
            case TEXT -> (String) value;
            case BOOLEAN -> (Boolean) value;
            case INTEGER -> value instanceof Integer ? value : (Object) Math.toIntExact((Long) value);
            case BIGINT -> ((Number) value).longValue();
            case DECIMAL -> (BigDecimal) value;
            case REAL -> (Float) value;
            case DOUBLE -> (Double) value;
            case DATE -> Internals.days((LocalDate) value);
            case TIME -> ((LocalTime) value).get(ChronoField.MILLI_OF_DAY);
            case TIMESTAMP -> Internals.millis((LocalDateTime) value);
            // A moment is seen as the clocks of the source's zone show it.
            case TIMESTAMP_WITH_TIME_ZONE -> Internals.millis(Internals.local((OffsetDateTime) value, zone));
            case BINARY -> new ByteString((byte[]) value);
        };
    }
}
