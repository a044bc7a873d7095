package org.heyi.connectors.capture.debezium;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value as Debezium has it into the class that {@link org.heyi.connectors.mapping.Row} has for it.
 *
 * <p>Standard SQL's dates go from the year 1 to 9999: what is outside, {@code infinity} and zero dates among it, is null, as is a time of day
 * that no clock shows.
 */
final class ValueReader {
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    private static final long LAST_YEAR = 9999;

    private ValueReader() {}

    /** For values that are not null. */
    static Function<Object, @Nullable Object> of(Schema schema) {
        return switch (Objects.requireNonNullElse(schema.name(), "")) {
            case "io.debezium.time.Date" -> value -> date(((Number) value).longValue());
            case "io.debezium.time.Time" -> value -> time(((Number) value).longValue() * 1_000_000);
            case "io.debezium.time.MicroTime" -> value -> time(((Number) value).longValue() * 1_000);
            case "io.debezium.time.NanoTime" -> value -> time(((Number) value).longValue());
            case "io.debezium.time.Timestamp" -> value -> timestamp(((Number) value).longValue(), 1_000);
            case "io.debezium.time.MicroTimestamp" -> value -> timestamp(((Number) value).longValue(), 1_000_000);
            case "io.debezium.time.NanoTimestamp" -> value -> timestamp(((Number) value).longValue(), NANOS_IN_SECOND);
            case "io.debezium.time.ZonedTimestamp" -> value -> zonedTimestamp(value.toString());
            case "io.debezium.data.VariableScaleDecimal" -> value -> decimal((Struct) value);
            case "io.debezium.data.geometry.Point" -> value -> point((Struct) value);
            case "io.debezium.data.geometry.Geometry", "io.debezium.data.geometry.Geography" ->
                value -> hex(((Struct) value).getBytes("wkb"));
            default -> ofPlain(schema);
        };
    }

    private static Function<Object, @Nullable Object> ofPlain(Schema schema) {
        return switch (schema.type()) {
            case INT8, INT16, INT32 -> value -> ((Number) value).intValue();
            case BYTES -> value -> value instanceof ByteBuffer buffer ? bytes(buffer) : value;
            case ARRAY -> ArrayText.of(schema);
            case STRUCT, MAP -> Object::toString;
            default -> value -> value;
        };
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static @Nullable LocalDate date(long epochDay) {
        return ChronoField.EPOCH_DAY.range().isValidValue(epochDay) ? standard(LocalDate.ofEpochDay(epochDay)) : null;
    }

    private static @Nullable LocalTime time(long nanoOfDay) {
        return ChronoField.NANO_OF_DAY.range().isValidValue(nanoOfDay) ? LocalTime.ofNanoOfDay(nanoOfDay) : null;
    }

    private static @Nullable LocalDateTime timestamp(long value, long unitsInSecond) {
        long second = Math.floorDiv(value, unitsInSecond);
        int nano = (int) (Math.floorMod(value, unitsInSecond) * (NANOS_IN_SECOND / unitsInSecond));
        return standard(LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
    }

    private static @Nullable OffsetDateTime zonedTimestamp(String text) {
        try {
            return standard(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException infinity) {
            return null;
        }
    }

    static <T extends TemporalAccessor> @Nullable T standard(T date) {
        int year = date.get(ChronoField.YEAR);
        return year >= 1 && year <= LAST_YEAR ? date : null;
    }

    private static BigDecimal decimal(Struct value) {
        return new BigDecimal(new BigInteger(value.getBytes("value")), value.getInt32("scale"));
    }

    private static String point(Struct value) {
        return "(" + value.getFloat64("x") + "," + value.getFloat64("y") + ")";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }
}
