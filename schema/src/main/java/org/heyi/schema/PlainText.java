package org.heyi.schema;

import java.util.regex.Pattern;

/**
 * Text as the hub keeps it, wherever it enters: as it is, but a carriage return without a line feed behind it is a line feed, and what no program
 * can store or show truly is left out: NUL, halves of characters, and marks that turn the direction of the text after them (U+202A to U+202E,
 * U+2066 to U+2069).
 */
public final class PlainText {
    private static final Pattern LONE_RETURN = Pattern.compile("\r(?!\n)");

    private PlainText() {}

    /** The same text where there is nothing to mend. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || isLeftOut(c) || Character.isSurrogate(c)) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        LONE_RETURN.matcher(text).replaceAll("\n").codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (!half && !isLeftOut(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static boolean isLeftOut(int c) {
        return c == 0 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
