package org.heyi.connectors.capture.debezium;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text that MariaDB and MySQL would write for a value of their log. What comes as a driver has it is taken, too. */
final class BinlogTexts {
    /** The server counts the years of YEAR from here, and its first is the year 0. */
    private static final int YEAR_ZERO = 1900;

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int SECOND = 1_000_000_000;
    private static final int MICRO = 1_000;
    private static final int SYSTEM_DIGITS = 8;

    private BinlogTexts() {}

    static String timestamp(Object value) {
        Object time = value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value;
        return time instanceof LocalDateTime local ? WRITTEN.format(local) : time.toString();
    }

    static @Nullable String moment(Object value) {
        if (value instanceof Timestamp timestamp) {
            return text(timestamp.toInstant());
        }
        if (value instanceof OffsetDateTime time) {
            return text(time.toInstant());
        }
        return value instanceof ZonedDateTime time ? text(time.toInstant()) : value.toString();
    }

    private static String text(Instant instant) {
        return instant.getEpochSecond() + "."
                + Integer.toString(SECOND + instant.getNano()).substring(1);
    }

    static String time(Object value) {
        if (!(value instanceof Duration time)) {
            return value.toString();
        }
        Duration size = time.abs();
        String sign = time.isNegative() ? "-" : "";
        String text = String.format(
                Locale.ROOT, "%s%02d:%02d:%02d", sign, size.toHours(), size.toMinutesPart(), size.toSecondsPart());
        int micros = size.toNanosPart() / MICRO;
        return micros == 0 ? text : String.format(Locale.ROOT, "%s.%06d", text, micros);
    }

    static String year(Object value) {
        return value instanceof Year year && year.getValue() == YEAR_ZERO ? "0" : value.toString();
    }

    /** Well-known binary, without the number of the reference system that the server has in front of it. */
    static String geometry(Object value) {
        return value instanceof byte[] bytes
                ? HexFormat.of().withUpperCase().formatHex(bytes).substring(SYSTEM_DIGITS)
                : value.toString();
    }
}
