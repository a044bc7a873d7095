package org.heyi.connectors.capture.debezium;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.heyi.connectors.capture.database.SourceText;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value as Debezium has it into the class that {@link Row} has for it. What comes as text is read as a query's text is; a value that
 * does not fit its column stays text.
 */
final class ValueReader {
    private ValueReader() {}

    /** For values that are not null. */
    static Function<Object, @Nullable Object> of(Column column) {
        return value -> {
            if (Untouched.is(value)) {
                return Row.UNTOUCHED;
            }
            if (value instanceof ByteBuffer || value instanceof byte[]) {
                return binary(value instanceof ByteBuffer buffer ? bytes(buffer) : (byte[]) value, column);
            }
            return value instanceof Number number ? number(number, column) : SourceText.value(value.toString(), column);
        };
    }

    private static Object binary(byte[] bytes, Column column) {
        return switch (column.type()) {
            case BOOLEAN -> bytes.length > 0 && bytes[bytes.length - 1] != 0;
            default -> bytes;
        };
    }

    private static @Nullable Object number(Number number, Column column) {
        return switch (column.type()) {
            case REAL -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case DECIMAL -> number instanceof BigDecimal ? number : new BigDecimal(number.toString());
            // Through text, so that what is too great for the column's type is not cut.
            default -> SourceText.value(number.toString(), column);
        };
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
