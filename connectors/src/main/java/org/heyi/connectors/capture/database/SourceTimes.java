package org.heyi.connectors.capture.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days and times as databases write them: with eras, with years of six digits, infinite, zero. A day with a zero in it is none: null. */
final class SourceTimes {
    private static final Pattern DAY = Pattern.compile("(\\d{4,})-(\\d\\d)-(\\d\\d)");
    private static final Pattern MOMENT =
            Pattern.compile("(" + DAY.pattern() + ")[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(.*)");
    private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern ZEROS = Pattern.compile("\\.?0*$");
    private static final String BEFORE_CHRIST = " BC";
    private static final String INFINITY = "infinity";
    private static final int NANO_DIGITS = 9;

    private SourceTimes() {}

    /** @throws DateTimeException when it is none */
    static @Nullable LocalDate date(String text) {
        if (text.endsWith(INFINITY)) {
            return text.startsWith("-") ? LocalDate.MIN : LocalDate.MAX;
        }
        boolean before = text.endsWith(BEFORE_CHRIST);
        Matcher parts = matched(DAY, before ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text);
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int day = Integer.parseInt(parts.group(3));
        if (year == 0 || month == 0 || day == 0) {
            return null;
        }
        // The year before 1 is 1 before Christ, which Java counts as 0.
        return LocalDate.of(before ? 1 - year : year, month, day);
    }

    /** A time of day, or, when no clock shows it, the text without zeros at the end of its fraction. */
    static Object time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException noTimeOfDay) {
            return text.indexOf('.') < 0 ? text : ZEROS.matcher(text).replaceFirst("");
        }
    }

    /** @throws DateTimeException when it is none */
    static @Nullable LocalDateTime timestamp(String text) {
        if (text.endsWith(INFINITY)) {
            return text.startsWith("-") ? LocalDateTime.MIN : LocalDateTime.MAX;
        }
        return timestamp(matched(MOMENT, text));
    }

    private static @Nullable LocalDateTime timestamp(Matcher parts) {
        String era = parts.group(6).endsWith(BEFORE_CHRIST) ? BEFORE_CHRIST : "";
        LocalDate day = date(parts.group(1) + era);
        return day == null ? null : day.atTime(LocalTime.parse(parts.group(5)));
    }

    /** Also seconds since 1970, as MariaDB and MySQL count them whatever the session's zone is; their zero is a zero date. */
    static @Nullable OffsetDateTime moment(String text) {
        if (text.endsWith(INFINITY)) {
            return text.startsWith("-") ? OffsetDateTime.MIN : OffsetDateTime.MAX;
        }
        if (SECONDS.matcher(text).matches()) {
            return seconds(text);
        }
        Matcher parts = matched(MOMENT, text);
        LocalDateTime local = timestamp(parts);
        String zone = parts.group(6).replace(BEFORE_CHRIST, "");
        return local == null ? null : local.atOffset(ZoneOffset.of(zone)).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime seconds(String text) {
        int dot = text.indexOf('.');
        long second = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        long nano = Long.parseLong((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
        return second == 0 && nano == 0
                ? null
                : Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.UTC);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException(text);
        }
        return parts;
    }
}
