package org.heyi.connectors.mapping.function;

import java.util.function.IntUnaryOperator;

/** Capitals and small letters, one character for one, as databases have them: {@code ß} stays. Called by compiled SQL. */
public final class LetterCase {
    private LetterCase() {}

    public static String upper(String text) {
        return mapped(text, Character::toUpperCase);
    }

    public static String lower(String text) {
        return mapped(text, Character::toLowerCase);
    }

    /** A capital where a word begins. */
    public static String initcap(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            mapped.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
        }
        return mapped.toString();
    }

    private static String mapped(String text, IntUnaryOperator character) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().map(character).forEach(mapped::appendCodePoint);
        return mapped.toString();
    }
}
