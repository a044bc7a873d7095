package org.heyi.connectors.mapping.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of text that count characters as databases do: one outside the Basic Multilingual Plane (rare Chinese, emoji) is one character,
 * not two. Called by compiled SQL. Positions count from 1.
 */
public final class CodePoints {
    private CodePoints() {}

    @MappingFunction("LENGTH")
    public static Integer length(String text) {
        return text.codePointCount(0, text.length());
    }

    @MappingFunction("SUBSTR")
    public static String substring(String text, Long from) {
        return between(text, from, Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException when the length is negative */
    @MappingFunction("SUBSTR")
    public static String substring(String text, Long from, Long length) {
        if (length < 0) {
            throw new IllegalArgumentException("a substring cannot have the length " + length);
        }
        return between(text, from, Math.addExact(from, length));
    }

    /** A negative count leaves out that many at the end. */
    @MappingFunction("LEFT")
    public static String left(String text, Long count) {
        return between(text, 1, 1 + (count < 0 ? length(text) + count : count));
    }

    /** A negative count leaves out that many at the beginning. */
    @MappingFunction("RIGHT")
    public static String right(String text, Long count) {
        long length = length(text);
        return between(text, 1 + (count < 0 ? -count : length - count), length + 1);
    }

    /** 0 when it is not there. */
    public static Integer position(String sought, String text) {
        int index = text.indexOf(sought);
        return index < 0 ? 0 : text.codePointCount(0, index) + 1;
    }

    /** @throws IllegalArgumentException when {@code from} is below 1 */
    public static String overlay(String text, String placed, Long from) {
        return overlay(text, placed, from, (long) length(placed));
    }

    /** @throws IllegalArgumentException when {@code from} is below 1 */
    public static String overlay(String text, String placed, Long from, Long length) {
        if (from < 1) {
            throw new IllegalArgumentException("OVERLAY begins at 1, not at " + from);
        }
        return between(text, 1, from) + placed + between(text, Math.addExact(from, length), Integer.MAX_VALUE);
    }

    /** The part with this number, counted from the end where it is negative; empty where there is none. */
    @MappingFunction("SPLIT_PART")
    public static String splitPart(String text, String separator, Long number) {
        if (number == 0) {
            throw new IllegalArgumentException("SPLIT_PART counts from 1, or from the end with -1");
        }
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int end = separator.isEmpty() ? -1 : text.indexOf(separator);
        while (end >= 0) {
            parts.add(text.substring(begin, end));
            begin = end + separator.length();
            end = text.indexOf(separator, begin);
        }
        parts.add(text.substring(begin));
        long at = number > 0 ? number - 1 : parts.size() + number;
        return at >= 0 && at < parts.size() ? parts.get((int) at) : "";
    }

    /** How many bytes it has in UTF-8. */
    @MappingFunction("OCTET_LENGTH")
    public static Integer octetLength(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The number of the first character; 0 of an empty text. */
    public static Integer ascii(String text) {
        return text.isEmpty() ? 0 : text.codePointAt(0);
    }

    @MappingFunction("STRPOS")
    public static Integer strpos(String text, String sought) {
        return position(sought, text);
    }

    @MappingFunction("REVERSE")
    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @MappingFunction("LPAD")
    public static String lpad(String text, Long length) {
        return lpad(text, length, " ");
    }

    /** Cut at the right when it is longer than {@code length}. */
    @MappingFunction("LPAD")
    public static String lpad(String text, Long length, String filler) {
        return padding(text, length, filler) + left(text, Math.max(0, length));
    }

    @MappingFunction("RPAD")
    public static String rpad(String text, Long length) {
        return rpad(text, length, " ");
    }

    /** Cut at the right when it is longer than {@code length}. */
    @MappingFunction("RPAD")
    public static String rpad(String text, Long length, String filler) {
        return left(text, Math.max(0, length)) + padding(text, length, filler);
    }

    /** Each character of {@code from} replaced by that of {@code to} in the same place; removed where {@code to} is shorter. */
    public static String translate(String text, String from, String to) {
        int[] olds = from.codePoints().toArray();
        int[] news = to.codePoints().toArray();
        StringBuilder translated = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int at = 0;
            while (at < olds.length && olds[at] != c) {
                at++;
            }
            if (at == olds.length) {
                translated.appendCodePoint(c);
            } else if (at < news.length) {
                translated.appendCodePoint(news[at]);
            }
        });
        return translated.toString();
    }

    /** Without those of {@code characters} that stand at its ends. */
    public static String trimBoth(String characters, String text) {
        return trimLeading(characters, trimTrailing(characters, text));
    }

    @MappingFunction("LTRIM")
    public static String ltrim(String text) {
        return trimLeading(" ", text);
    }

    @MappingFunction("RTRIM")
    public static String rtrim(String text) {
        return trimTrailing(" ", text);
    }

    @MappingFunction("BTRIM")
    public static String btrim(String text) {
        return trimBoth(" ", text);
    }

    @MappingFunction("BTRIM")
    public static String btrim(String text, String characters) {
        return trimBoth(characters, text);
    }

    @MappingFunction("LTRIM")
    public static String ltrim(String text, String characters) {
        return trimLeading(characters, text);
    }

    @MappingFunction("RTRIM")
    public static String rtrim(String text, String characters) {
        return trimTrailing(characters, text);
    }

    public static String trimLeading(String characters, String text) {
        int begin = 0;
        while (begin < text.length() && characters.indexOf(text.codePointAt(begin)) >= 0) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        return text.substring(begin);
    }

    public static String trimTrailing(String characters, String text) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    private static String padding(String text, long length, String filler) {
        long missing = length - length(text);
        int size = length(filler);
        if (missing <= 0 || size == 0) {
            return "";
        }
        return left(filler.repeat(Math.toIntExact(missing / size + 1)), missing);
    }

    /** @param end the position after the last character */
    private static String between(String text, long from, long end) {
        long length = length(text);
        int first = (int) Math.min(Math.max(from, 1), length + 1);
        int last = (int) Math.min(Math.max(end, first), length + 1);
        int begin = text.offsetByCodePoints(0, first - 1);
        return text.substring(begin, text.offsetByCodePoints(begin, last - first));
    }
}
