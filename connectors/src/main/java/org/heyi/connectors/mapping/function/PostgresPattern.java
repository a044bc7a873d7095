package org.heyi.connectors.mapping.function;

import java.util.regex.Pattern;

/**
 * A regular expression or a LIKE pattern as PostgreSQL reads it, compiled for Java. Kept, since a mapping asks the same of every row.
 *
 * <p>A dot fits line ends; {@code ^} and {@code $} are the ends of the text unless the options say {@code n}; {@code \d} is one of ten digits.
 */
final class PostgresPattern {
    private static final String LETTER_OR_DIGIT = "\\p{IsAlphabetic}0-9_";
    private static final Kept<Regular, Pattern> REGULAR = new Kept<>();
    private static final Kept<Like, Pattern> LIKE = new Kept<>();

    private record Regular(String expression, String options) {}

    private record Like(String pattern, String escape, boolean anyCase) {}

    private final String written;
    private final StringBuilder java = new StringBuilder();
    private final boolean lines;
    private int at;

    private PostgresPattern(String written, boolean lines) {
        this.written = written;
        this.lines = lines;
    }

    /**
     * @param options any of {@code i} (case does not count), {@code c} (it does), {@code n} and {@code m} (lines), {@code s} (no lines)
     * @throws IllegalArgumentException for another option, or when the expression is none
     */
    static Pattern regular(String expression, String options) {
        return REGULAR.of(new Regular(expression, options), expression.length() + options.length(), () -> {
            boolean lines = options.lastIndexOf('n') > options.lastIndexOf('s')
                    || options.lastIndexOf('m') > options.lastIndexOf('s');
            int flags = lines ? Pattern.MULTILINE | Pattern.UNIX_LINES : Pattern.DOTALL;
            if (!options.matches("[icnms]*")) {
                throw new IllegalArgumentException("\"" + options + "\" is no option of a regular expression");
            }
            if (options.lastIndexOf('i') > options.lastIndexOf('c')) {
                flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            }
            return Pattern.compile(new PostgresPattern(expression, lines).translated(), flags);
        });
    }

    /** @throws IllegalArgumentException when the pattern ends in the escape character, or that is more than one character */
    static Pattern like(String pattern, String escape, boolean anyCase) {
        return LIKE.of(new Like(pattern, escape, anyCase), pattern.length() + escape.length(), () -> {
            if (escape.codePointCount(0, escape.length()) > 1) {
                throw new IllegalArgumentException("the escape of LIKE is one character");
            }
            int flags = anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
            return Pattern.compile(like(pattern, escape), flags | Pattern.DOTALL);
        });
    }

    private static String like(String pattern, String escape) {
        StringBuilder java = new StringBuilder();
        int[] characters = pattern.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            String one = Character.toString(characters[i]);
            if (one.equals(escape)) {
                if (i + 1 == characters.length) {
                    throw new IllegalArgumentException("a LIKE pattern must not end with its escape character");
                }
                i++;
                java.append(Pattern.quote(Character.toString(characters[i])));
            } else {
                java.append(one.equals("%") ? ".*" : one.equals("_") ? "." : Pattern.quote(one));
            }
        }
        return java.toString();
    }

    private String translated() {
        boolean inBrackets = false;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c == '\\' && at + 1 < written.length()) {
                escape(written.charAt(at + 1), inBrackets);
                at += 2;
            } else if (inBrackets && written.startsWith("[:", at)) {
                posixClass();
            } else {
                boolean opens = c == '[' && !inBrackets;
                java.append(inBrackets && (c == '[' || c == '&') ? "\\" : "");
                java.append(c == '$' && !inBrackets && !lines ? "\\z" : String.valueOf(c));
                at++;
                if (opens) {
                    inBrackets = true;
                    bracketsBegin();
                } else if (c == ']') {
                    inBrackets = false;
                }
            }
        }
        return java.toString();
    }

    /** A bracket that closes stands for itself where it comes first. */
    private void bracketsBegin() {
        if (written.startsWith("^", at)) {
            java.append('^');
            at++;
        }
        if (written.startsWith("]", at)) {
            java.append("\\]");
            at++;
        }
    }

    private void escape(char c, boolean inBrackets) {
        java.append(
                switch (c) {
                    case 'd' -> inBrackets ? "0-9" : "[0-9]";
                    case 'D' -> "[^0-9]";
                    case 'w' -> inBrackets ? LETTER_OR_DIGIT : "[" + LETTER_OR_DIGIT + "]";
                    case 'W' -> "[^" + LETTER_OR_DIGIT + "]";
                    case 's' -> "\\p{IsWhite_Space}";
                    case 'S' -> "\\P{IsWhite_Space}";
                    case 'y' -> boundary("(?!", "(?=");
                    case 'Y' -> "(?:" + boundary("(?=", "(?!") + ")";
                    case 'm' -> "(?<![" + LETTER_OR_DIGIT + "])(?=[" + LETTER_OR_DIGIT + "])";
                    case 'M' -> "(?<=[" + LETTER_OR_DIGIT + "])(?![" + LETTER_OR_DIGIT + "])";
                    case 'Z' -> "\\z";
                    case 'p', 'P', 'b', 'B', 'G', 'h', 'H', 'k', 'N', 'Q', 'E', 'R', 'X' ->
                        throw new IllegalArgumentException("PostgreSQL knows no \\" + c + " in a regular expression");
                    default -> "\\" + c;
                });
    }

    private static String boundary(String without, String with) {
        String word = "[" + LETTER_OR_DIGIT + "])";
        return "(?:(?<=" + word + without + word + "|(?<!" + word + with + word + ")";
    }

    private void posixClass() {
        int end = written.indexOf(":]", at);
        String name = end < 0 ? "" : written.substring(at + 2, end);
        java.append(
                switch (name) {
                    case "digit" -> "0-9";
                    case "alpha" -> "\\p{IsAlphabetic}";
                    case "alnum" -> "\\p{IsAlphabetic}0-9";
                    case "upper" -> "\\p{IsUppercase}";
                    case "lower" -> "\\p{IsLowercase}";
                    case "space" -> "\\p{IsWhite_Space}";
                    case "punct" -> "\\p{Punct}";
                    case "xdigit" -> "0-9A-Fa-f";
                    default -> throw new IllegalArgumentException("[:" + name + ":] is no class of characters");
                });
        at = end + 2;
    }
}
