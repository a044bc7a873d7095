package org.heyi.connectors.mapping.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Between java.time and what compiled SQL works on: days, and milliseconds, since 1970. Called by compiled SQL. */
public final class Internals {
    private static final int MILLIS = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Internals() {}

    /** A DATE from its days. */
    public static LocalDate date(int days) {
        return LocalDate.ofEpochDay(days);
    }

    /** @throws ArithmeticException when the day is some five million years away */
    public static @Nullable Integer days(@Nullable LocalDate date) {
        return date == null ? null : Math.toIntExact(date.toEpochDay());
    }

    /** A TIMESTAMP from its milliseconds. */
    public static LocalDateTime timestamp(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, MILLIS),
                (int) Math.floorMod(millis, (long) MILLIS) * NANOS_PER_MILLI,
                ZoneOffset.UTC);
    }

    /** Drops what is below a millisecond. */
    public static @Nullable Long millis(@Nullable LocalDateTime timestamp) {
        return timestamp == null ? null : timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
