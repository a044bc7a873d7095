package org.heyi.connectors.mapping.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CAST as PostgreSQL has it. What it refuses throws, and puts the row into quarantine. Called by compiled SQL. */
public final class Casts {
    private static final Pattern BLANK_ENDS = Pattern.compile("^[ \\t\\n\\x0B\\f\\r]+|[ \\t\\n\\x0B\\f\\r]+$");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[ T]+([0-9]{1,2}:.*))?");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?");
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final int DIGITS_OF_DOUBLE = 15;
    private static final int DIGITS_OF_REAL = 6;

    private Casts() {}

    public static String textOfDecimal(BigDecimal number) {
        return number.toPlainString();
    }

    public static String textOfDouble(Double number) {
        return Double.isFinite(number) ? shortest(Double.toString(number), DIGITS_OF_DOUBLE) : number.toString();
    }

    public static String textOfReal(Double number) {
        return Double.isFinite(number)
                ? shortest(Float.toString(number.floatValue()), DIGITS_OF_REAL)
                : number.toString();
    }

    private static String shortest(String java, int most) {
        if (Double.parseDouble(java) == 0) {
            return java.startsWith("-") ? "-0" : "0";
        }
        BigDecimal number = new BigDecimal(java).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < most) {
            return number.toPlainString();
        }
        String digits = number.movePointLeft(exponent).toPlainString();
        return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    public static String textOfBoolean(Boolean truth) {
        return truth.toString();
    }

    public static String textOfTimestamp(LocalDateTime moment) {
        return MOMENT.format(moment);
    }

    /** @throws IllegalArgumentException when it is no whole number of 64 bits */
    public static Long wholeOfText(String text) {
        String written = stripped(text);
        if (!WHOLE.matcher(written).matches()) {
            throw no("whole number", text);
        }
        return Long.parseLong(written);
    }

    public static Long wholeOfDecimal(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public static Long wholeOfDouble(Double number) {
        return new BigDecimal(Math.rint(number)).longValueExact();
    }

    /** @throws IllegalArgumentException when it is no number */
    public static BigDecimal decimalOfText(String text) {
        String written = stripped(text);
        if (!NUMBER.matcher(written).matches()) {
            throw no("number", text);
        }
        BigDecimal number = new BigDecimal(written);
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    public static BigDecimal decimalOfDouble(Double number) {
        return decimal(number, DIGITS_OF_DOUBLE);
    }

    public static BigDecimal decimalOfReal(Double number) {
        return decimal(number, DIGITS_OF_REAL);
    }

    private static BigDecimal decimal(double number, int digits) {
        BigDecimal rounded =
                new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** @throws ArithmeticException when there are more digits before the point than the type has */
    public static BigDecimal rescale(BigDecimal number, Integer precision, Integer scale) {
        BigDecimal rescaled = number.setScale(scale, RoundingMode.HALF_UP);
        if (rescaled.precision() - rescaled.scale() > precision - scale && rescaled.signum() != 0) {
            throw new ArithmeticException(
                    number.toPlainString() + " does not fit DECIMAL(" + precision + ", " + scale + ")");
        }
        return rescaled;
    }

    /** @throws IllegalArgumentException when it is no number */
    public static Double doubleOfText(String text) {
        String written = stripped(text);
        if (NUMBER.matcher(written).matches()) {
            return Double.valueOf(written);
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "inf", "+infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw no("number", text);
        };
    }

    /** @throws IllegalArgumentException when it is neither true nor false in any of the ways that PostgreSQL knows */
    public static Boolean booleanOfText(String text) {
        String written = stripped(text).toLowerCase(Locale.ROOT);
        if (isOneOf(written, "true", "yes", "1") || written.equals("on")) {
            return true;
        }
        if (isOneOf(written, "false", "no", "0") || written.equals("of") || written.equals("off")) {
            return false;
        }
        throw no("truth value", text);
    }

    private static boolean isOneOf(String written, String... words) {
        return !written.isEmpty() && List.of(words).stream().anyMatch(word -> word.startsWith(written));
    }

    /** @throws RuntimeException when it is no day; a time after it does not count */
    public static LocalDate dateOfText(String text) {
        Matcher day = day(text);
        if (day.group(7) != null) {
            time(day.group(7), text);
        }
        return date(day);
    }

    /** @throws RuntimeException when it is no moment; without a time it is the day's first */
    public static LocalDateTime timestampOfText(String text) {
        Matcher day = day(text);
        LocalTime time = day.group(7) == null ? LocalTime.MIDNIGHT : time(day.group(7), text);
        return date(day).atTime(time);
    }

    private static Matcher day(String text) {
        Matcher day = DAY.matcher(stripped(text));
        if (!day.matches()) {
            throw no("day", text);
        }
        return day;
    }

    private static LocalDate date(Matcher day) {
        boolean apart = day.group(2) != null;
        return LocalDate.of(
                Integer.parseInt(day.group(1)),
                Integer.parseInt(apart ? day.group(3) : day.group(5)),
                Integer.parseInt(apart ? day.group(4) : day.group(6)));
    }

    private static LocalTime time(String written, String text) {
        Matcher clock = CLOCK.matcher(written);
        if (!clock.matches()) {
            throw no("moment", text);
        }
        String fraction = clock.group(4) == null ? "" : clock.group(4);
        return LocalTime.of(
                Integer.parseInt(clock.group(1)),
                Integer.parseInt(clock.group(2)),
                clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)),
                Integer.parseInt((fraction + "000000000").substring(0, 9)));
    }

    private static String stripped(String text) {
        return BLANK_ENDS.matcher(text).replaceAll("");
    }

    private static IllegalArgumentException no(String what, String text) {
        return new IllegalArgumentException("\"" + text + "\" is no " + what);
    }
}
