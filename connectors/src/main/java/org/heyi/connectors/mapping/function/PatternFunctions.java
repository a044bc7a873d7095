package org.heyi.connectors.mapping.function;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that look for patterns, as PostgreSQL has them. Called by compiled SQL. */
public final class PatternFunctions {
    private PatternFunctions() {}

    /** Whether the expression fits somewhere in the text. */
    @MappingFunction("REGEXP_LIKE")
    public static Boolean regexpLike(String text, String expression) {
        return regexpLike(text, expression, "");
    }

    /** @throws IllegalArgumentException for an option or an expression that is none */
    @MappingFunction("REGEXP_LIKE")
    public static Boolean regexpLike(String text, String expression, String options) {
        return PostgresPattern.regular(expression, options).matcher(text).find();
    }

    /** The first that fits, replaced. */
    @MappingFunction("REGEXP_REPLACE")
    public static String regexpReplace(String text, String expression, String replacement) {
        return regexpReplace(text, expression, replacement, "");
    }

    /**
     * @param replacement in which {@code \1} to {@code \9} are what its groups found, and {@code \&} what the whole did
     * @param options also {@code g}: replace all that fit
     * @throws IllegalArgumentException for an option or an expression that is none
     */
    @MappingFunction("REGEXP_REPLACE")
    public static String regexpReplace(String text, String expression, String replacement, String options) {
        Matcher matcher =
                PostgresPattern.regular(expression, options.replace("g", "")).matcher(text);
        StringBuilder replaced = new StringBuilder(text.length());
        boolean all = options.contains("g");
        int rest = 0;
        boolean found = matcher.find();
        while (found) {
            replaced.append(text, rest, matcher.start());
            append(replaced, replacement, matcher);
            rest = matcher.end();
            found = all && matcher.find();
        }
        return replaced.append(text, rest, text.length()).toString();
    }

    private static void append(StringBuilder replaced, String replacement, Matcher matcher) {
        int at = 0;
        while (at < replacement.length()) {
            char c = replacement.charAt(at);
            boolean escaped = c == '\\' && at + 1 < replacement.length();
            replaced.append(escaped ? meant(replacement.charAt(at + 1), matcher) : String.valueOf(c));
            at += escaped ? 2 : 1;
        }
    }

    private static String meant(char escaped, Matcher matcher) {
        if (escaped >= '1' && escaped <= '9') {
            int group = escaped - '0';
            String found = group <= matcher.groupCount() ? matcher.group(group) : null;
            return found == null ? "" : found;
        }
        return switch (escaped) {
            case '&' -> matcher.group();
            case '\\' -> "\\";
            default -> "\\" + escaped;
        };
    }

    public static Boolean like(String text, String pattern) {
        return like(text, pattern, "\\");
    }

    public static Boolean like(String text, String pattern, String escape) {
        return fits(PostgresPattern.like(pattern, escape, false), text);
    }

    public static Boolean ilike(String text, String pattern) {
        return ilike(text, pattern, "\\");
    }

    public static Boolean ilike(String text, String pattern, String escape) {
        return fits(PostgresPattern.like(pattern, escape, true), text);
    }

    private static Boolean fits(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
