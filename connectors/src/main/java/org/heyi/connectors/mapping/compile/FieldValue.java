package org.heyi.connectors.mapping.compile;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import org.heyi.connectors.mapping.UnusableValue;
import org.heyi.connectors.mapping.function.Internals;
import org.heyi.schema.PlainText;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Makes of a value, in the classes that {@link org.heyi.connectors.mapping.Row} names, one of a field's class. */
final class FieldValue {
    private static final Set<ValueKind> TEXTS = Set.of(ValueKind.ID, ValueKind.STRING, ValueKind.ENUM);
    private static final int LAST_YEAR = 9999;
    private final String column;
    private final ValueKind kind;
    private final String type;
    private final Set<String> enumValues;
    private final ZoneId zone;
    private final Place place;

    /**
     * @param type the enum's name, or the scalar's
     * @param enumValues empty unless the kind is {@link ValueKind#ENUM}
     * @param zone of timestamps that say none
     * @param place of the expression
     */
    FieldValue(String column, ValueKind kind, String type, Set<String> enumValues, ZoneId zone, Place place) {
        this.column = column;
        this.kind = kind;
        this.type = type;
        this.enumValues = enumValues;
        this.zone = zone;
        this.place = place;
    }

    /** @throws FaultException when the field cannot hold it */
    Object of(Object value) {
        if (value instanceof UnusableValue lost) {
            throw new FaultException(lost.reason());
        }
        if (value instanceof String && !TEXTS.contains(kind)) {
            // What its column's class cannot hold, as the source writes it.
            throw outside(value);
        }
        return switch (kind) {
            case ID, STRING -> value instanceof String text ? PlainText.of(text) : text(value);
            case INT -> inRange(whole(value));
            case LONG -> whole(value);
            case FLOAT -> finite(value);
            case BOOLEAN -> (Boolean) value;
            case DATE -> standard((LocalDate) value);
            case DATE_TIME -> utc(value);
            case ENUM -> enumValue((String) value);
        };
    }

    private static String text(Object value) {
        return Long.toString(whole(value));
    }

    private static long whole(Object value) {
        return value instanceof Integer i ? i : (Long) value;
    }

    private Long inRange(long value) {
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw outside(value);
        }
        return value;
    }

    private Double finite(Object value) {
        // The shortest decimal that is the float, as databases print it, not its 24 bits padded with zeros.
        double number = value instanceof Float f ? Double.parseDouble(f.toString()) : ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            throw outside(value);
        }
        return number;
    }

    /** Standard SQL's days go from the year 1 to 9999: neither infinity nor a day before Christ is one. */
    private <T extends TemporalAccessor> T standard(T day) {
        int year = day.get(ChronoField.YEAR);
        if (year < 1 || year > LAST_YEAR) {
            throw outside(Internals.shown(day));
        }
        return day;
    }

    private OffsetDateTime utc(Object value) {
        OffsetDateTime moment = value instanceof LocalDateTime local
                ? standard(local).atZone(zone).toOffsetDateTime()
                : standard((OffsetDateTime) value);
        return moment.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private FaultException outside(Object value) {
        return new FaultException(Fault.of(FaultCode.VALUE_OUT_OF_RANGE, place, column, value, type));
    }

    private String enumValue(String value) {
        if (!enumValues.contains(value)) {
            throw new FaultException(Fault.of(FaultCode.VALUE_NOT_IN_ENUM, place, column, value, type));
        }
        return value;
    }
}
