package org.heyi.schema;

import java.util.regex.Pattern;

/** One way of writing what people type in many: the characters that keyboards, word processors and spreadsheets put in by themselves. */
public final class TypedText {
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\x85]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s\\x85]]+");
    private static final Pattern HYPHENS = Pattern.compile("[-\\u00AD\\u2010-\\u2015\\u2212\\uFE58\\uFE63]");
    private static final Pattern TEXT_MARK = Pattern.compile("^(?: *['‘’])+");
    private static final char FULL_FIRST = '\uFF01';
    private static final char FULL_LAST = '\uFF5E';
    private static final char FIRST_IDEOGRAPH = '\u4E00';
    private static final char LAST_IDEOGRAPH = '\u9FFF';
    private static final int FULL_OFFSET = 0xFEE0;

    private TypedText() {}

    /** Full width made half, characters that are not seen left out, blanks of every kind one each, none at the ends. */
    public static String oneLine(String text) {
        return isBare(text) ? text : mended(text);
    }

    private static String mended(String text) {
        return BLANKS.matcher(UNSEEN.matcher(halfWidth(text)).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** As {@link #oneLine}, without the {@code '} in front with which spreadsheets mark a number as text. */
    static String code(String text) {
        return isBare(text)
                ? text
                : TEXT_MARK.matcher(mended(text)).replaceFirst("").strip();
    }

    /** As {@link #code}, without any blank or hyphen. */
    public static String unbroken(String text) {
        return isBare(text) && text.indexOf('-') < 0
                ? text
                : HYPHENS.matcher(code(text)).replaceAll("").replace(" ", "");
    }

    /** Whether there is nothing to mend, as in nearly every value a program has written. */
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c > ' ' && c < 0x7F && c != '\'';
            if (!sign && (c < FIRST_IDEOGRAPH || c > LAST_IDEOGRAPH)) {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits and signs of full width made half, the ideographic blank a blank. */
    private static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean full = c >= FULL_FIRST && c <= FULL_LAST;
            half.append(full ? (char) (c - FULL_OFFSET) : c);
        }
        return half.toString();
    }
}
