package org.heyi.connectors.mapping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source table, values in the order of the table's columns.
 *
 * <p>Values are: String for text, UUID, JSON, arrays and other types; Boolean; Integer or Long for whole numbers; BigDecimal; Float, Double;
 * LocalDate; LocalTime; LocalDateTime for timestamps without a zone; OffsetDateTime in UTC for those with one; byte[]; null;
 * {@link UnusableValue}; and {@link #UNTOUCHED}. Infinite days and times are the greatest and the least of their class. A value that its class
 * cannot hold, such as a number that is none or a time of day that no clock shows, is the text that its database writes for it.
 */
public final class Row {
    /** Stands for a value that the change did not carry (an unchanged TOAST column). */
    public static final Object UNTOUCHED = new Object() {
        @Override
        public String toString() {
            return "UNTOUCHED";
        }
    };

    private final @Nullable Object[] values;

    public Row(@Nullable Object... values) {
        this.values = values.clone();
    }

    public @Nullable Object get(int column) {
        return values[column];
    }

    public int size() {
        return values.length;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
