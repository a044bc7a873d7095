package org.heyi.connectors.capture.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.HexFormat;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row's value of the text that its database writes for it. Queries and the log are read alike, since both come here. A value that its
 * class in a {@link org.heyi.connectors.mapping.Row} cannot hold stays that text: nothing is made up in its place.
 */
public final class SourceText {
    private static final String HEX = "\\x";

    private SourceText() {}

    /** The value in the class that {@link org.heyi.connectors.mapping.Row} says, or the text itself. */
    public static @Nullable Object value(@Nullable String text, Column column) {
        if (text == null) {
            return null;
        }
        try {
            return read(text, column);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unfit) {
            return text;
        }
    }

    private static @Nullable Object read(String text, Column column) {
        return switch (column.type()) {
            case TEXT -> isPadded(column) ? unpadded(text) : text;
            case BOOLEAN -> truth(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case DECIMAL -> column.sourceType().startsWith("money") ? money(text, column) : new BigDecimal(text);
            case REAL -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case DATE -> SourceTimes.date(text);
            case TIME -> SourceTimes.time(text);
            case TIMESTAMP -> SourceTimes.timestamp(text);
            case TIMESTAMP_WITH_TIME_ZONE -> SourceTimes.moment(text);
            case BINARY -> bytes(text);
        };
    }

    /** Blanks at the end of a CHAR(n) are not part of its value: the databases compare and convert it without them. */
    private static boolean isPadded(Column column) {
        return column.sourceType().equals("bpchar") || column.sourceType().startsWith("char(");
    }

    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Object truth(String text) {
        return switch (text) {
            case "t", "true", "1" -> true;
            case "f", "false", "0" -> false;
            default -> text;
        };
    }

    /** Written as the database's country writes it: {@code -$1,234.50}, {@code (1.234,50 €)}. How many digits are decimals its catalogue says. */
    private static BigDecimal money(String text, Column column) {
        String digits = text.replaceAll("[^0-9]", "");
        boolean negative = text.indexOf('-') >= 0 || text.indexOf('(') >= 0;
        return new BigDecimal(new BigInteger(negative ? "-" + digits : digits), decimals(text, column.sourceType()));
    }

    private static int decimals(String text, String type) {
        int open = type.indexOf('(');
        if (open >= 0) {
            return Integer.parseInt(type.substring(open + 1, type.length() - 1));
        }
        String[] parts = text.replaceAll("[^0-9.,]", "").split("[.,]", -1);
        int last = parts[parts.length - 1].length();
        return parts.length > 1 && last < 3 ? last : 0;
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith(HEX)) {
            throw new IllegalArgumentException(text);
        }
        return HexFormat.of().parseHex(text, HEX.length(), text.length());
    }
}
