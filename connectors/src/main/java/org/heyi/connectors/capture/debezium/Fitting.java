package org.heyi.connectors.capture.debezium;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.jspecify.annotations.Nullable;

/** Gives a value the class of its column's type, where Debezium and the source's catalogue see the column differently. */
final class Fitting {
    private Fitting() {}

    /** @throws IllegalStateException when the value cannot be one of that type */
    static @Nullable Object fit(Object value, ColumnType type) {
        return switch (type) {
            case TEXT -> text(value);
            case BOOLEAN -> value instanceof Boolean ? value : unfit(value, type);
            case INTEGER ->
                value instanceof Integer
                        ? value
                        : Integer.valueOf(number(value, type).intValue());
            case BIGINT ->
                value instanceof Long ? value : Long.valueOf(number(value, type).longValue());
            case DECIMAL ->
                value instanceof BigDecimal
                        ? value
                        : new BigDecimal(number(value, type).toString());
            case REAL ->
                value instanceof Float
                        ? value
                        : Float.valueOf(number(value, type).floatValue());
            case DOUBLE ->
                value instanceof Double
                        ? value
                        : Double.valueOf(number(value, type).doubleValue());
            case DATE -> value instanceof String text ? date(text) : value;
            case TIME -> value;
            case TIMESTAMP -> value instanceof String text ? timestamp(text) : value;
            case TIMESTAMP_WITH_TIME_ZONE -> value instanceof String text ? zonedTimestamp(text) : value;
            case BINARY -> value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
        };
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static Number number(Object value, ColumnType type) {
        return value instanceof Number number ? number : (Number) unfit(value, type);
    }

    private static Object unfit(Object value, ColumnType type) {
        throw new IllegalStateException("a " + value.getClass().getSimpleName() + " in a column of type " + type);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return ValueReader.standard(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDateTime timestamp(String text) {
        try {
            return ValueReader.standard(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime zonedTimestamp(String text) {
        try {
            return ValueReader.standard(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
