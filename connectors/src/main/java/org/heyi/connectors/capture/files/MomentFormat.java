package org.heyi.connectors.capture.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format that shows a number of days as a day, a time, or a length of time.
 *
 * @param day whether it shows the day, or a part of it
 * @param time whether it shows the time of day
 * @param hours whether hours are among it
 * @param seconds whether seconds are among it
 * @param digits of a second's fraction
 * @param elapsed the largest unit of a length of time, {@code h}, {@code m} or {@code s}; empty when it is none
 */
record MomentFormat(boolean day, boolean time, boolean hours, boolean seconds, int digits, String elapsed) {
    private static final Pattern ELAPSED = Pattern.compile("\\[([hms])+]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_PARTS =
            Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.|General|上午/下午|AM/PM|A/P", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRACTION = Pattern.compile("[sS]\\.(0+)");
    private static final Pattern DAY = Pattern.compile("[ydeg]|a{3,4}|b{2,4}", Pattern.CASE_INSENSITIVE);
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final long LAST_DAY = 2_958_465;
    private static final int DAYS_TO_1904 = 1_462;
    private static final int NO_DAY = 60;

    /** What {@code format} shows; null when it shows plain numbers. */
    static @Nullable MomentFormat of(String format) {
        Matcher unit = ELAPSED.matcher(format);
        String elapsed = unit.find() ? unit.group(1).toLowerCase(Locale.ROOT) : "";
        Matcher fraction = FRACTION.matcher(format);
        int digits = fraction.find() ? Math.min(3, fraction.group(1).length()) : 0;
        String parts = NO_PARTS.matcher(format).replaceAll(" ").toLowerCase(Locale.ROOT);
        boolean seconds = parts.contains("s") || elapsed.equals("s");
        boolean hours = parts.contains("h") || elapsed.equals("h");
        boolean time = seconds || hours || !elapsed.isEmpty();
        boolean day = elapsed.isEmpty() && (DAY.matcher(parts).find() || (parts.contains("m") && !time));
        boolean number = (parts.contains("0") && digits == 0) || parts.contains("#");
        return (day || time) && !number ? new MomentFormat(day, time, hours, seconds, digits, elapsed) : null;
    }

    /** What is shown; null where a spreadsheet has nothing but signs to show. */
    @Nullable
    String of(BigDecimal days, boolean from1904) {
        if (days.signum() < 0
                || days.compareTo(BigDecimal.valueOf(LAST_DAY + 1 - (from1904 ? DAYS_TO_1904 : 0))) >= 0) {
            return null;
        }
        BigDecimal unit = BigDecimal.TEN.pow(seconds ? digits : 3);
        BigDecimal inUnits = days.multiply(BigDecimal.valueOf(MILLIS_A_DAY / 1_000))
                .multiply(unit)
                .setScale(0, RoundingMode.HALF_UP);
        long millis = inUnits.multiply(BigDecimal.valueOf(1_000)).divide(unit).longValueExact();
        if (!elapsed.isEmpty()) {
            return elapsed(millis);
        }
        LocalTime clock = LocalTime.ofNanoOfDay(millis % MILLIS_A_DAY * 1_000_000);
        if (!day) {
            return time(clock);
        }
        LocalDate date = date(millis / MILLIS_A_DAY + (from1904 ? DAYS_TO_1904 : 0));
        if (!time || clock.equals(LocalTime.MIDNIGHT)) {
            return date == null ? null : date.toString();
        }
        return date == null ? dayTime(clock) : date + " " + dayTime(clock);
    }

    /** Days of 1900 are counted as if it had had a 29th of February, which no calendar has. */
    private static @Nullable LocalDate date(long serial) {
        if (serial == 0 || serial == NO_DAY) {
            return null;
        }
        return LocalDate.of(1899, 12, serial < NO_DAY ? 31 : 30).plusDays(serial);
    }

    /** The time beside a day, which says the seconds whether they are shown or not. */
    private String dayTime(LocalTime clock) {
        return "%02d:%02d:%s".formatted(clock.getHour(), clock.getMinute(), second(clock));
    }

    /** A time alone. */
    String time(LocalTime clock) {
        if (!hours && seconds) {
            return "%02d:%s".formatted(clock.getMinute(), second(clock));
        }
        String minutes = "%02d:%02d".formatted(clock.getHour(), clock.getMinute());
        return seconds ? minutes + ":" + second(clock) : minutes;
    }

    private String second(LocalTime clock) {
        String fraction = "%03d".formatted(clock.getNano() / 1_000_000).substring(0, digits);
        return "%02d".formatted(clock.getSecond()) + (digits == 0 ? "" : "." + fraction);
    }

    private String elapsed(long millis) {
        long all = millis / 1_000;
        String fraction =
                digits == 0 ? "" : "." + "%03d".formatted(millis % 1_000).substring(0, digits);
        return switch (elapsed) {
            case "s" -> all + fraction;
            case "m" -> all / 60 + (seconds ? ":%02d".formatted(all % 60) + fraction : "");
            default ->
                all / 3_600
                        + ":%02d".formatted(all / 60 % 60)
                        + (seconds ? ":%02d".formatted(all % 60) + fraction : "");
        };
    }
}
