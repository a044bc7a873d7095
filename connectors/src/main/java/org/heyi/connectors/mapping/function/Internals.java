package org.heyi.connectors.mapping.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Between java.time and what compiled SQL works on: days, and milliseconds, since 1970. Called by compiled SQL. */
public final class Internals {
    private static final int MILLIS = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Internals() {}

    /** A DATE from its days. */
    public static LocalDate date(int days) {
        return switch (days) {
            case Integer.MAX_VALUE -> LocalDate.MAX;
            case Integer.MIN_VALUE -> LocalDate.MIN;
            default -> LocalDate.ofEpochDay(days);
        };
    }

    /** Infinite days are the greatest and the least number. */
    public static @Nullable Integer days(@Nullable LocalDate date) {
        if (date == null) {
            return null;
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, date.toEpochDay()));
    }

    /** A TIMESTAMP from its milliseconds. */
    public static LocalDateTime timestamp(long millis) {
        if (millis == Long.MAX_VALUE || millis == Long.MIN_VALUE) {
            return millis < 0 ? LocalDateTime.MIN : LocalDateTime.MAX;
        }
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, MILLIS),
                (int) Math.floorMod(millis, (long) MILLIS) * NANOS_PER_MILLI,
                ZoneOffset.UTC);
    }

    /** Drops what is below a millisecond. Infinite times are the greatest and the least number. */
    public static @Nullable Long millis(@Nullable LocalDateTime timestamp) {
        if (timestamp == null) {
            return null;
        }
        if (timestamp.equals(LocalDateTime.MAX) || timestamp.equals(LocalDateTime.MIN)) {
            return timestamp.equals(LocalDateTime.MAX) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** What the clocks of a zone show at a moment. */
    public static LocalDateTime local(OffsetDateTime moment, ZoneId zone) {
        if (moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN)) {
            return moment.toLocalDateTime();
        }
        return moment.atZoneSameInstant(zone).toLocalDateTime();
    }

    /** A day or a time as people write it, infinite ones too. */
    public static String shown(TemporalAccessor moment) {
        int year = moment.get(ChronoField.YEAR);
        if (year == Year.MAX_VALUE || year == Year.MIN_VALUE) {
            return year < 0 ? "-infinity" : "infinity";
        }
        return moment.toString();
    }
}
