package org.heyi.connectors.capture.token;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a statement of MariaDB or MySQL. Comments are left out, except those that the servers execute ({@code /*! … *}{@code /}), whose
 * words count like others.
 */
public final class Tokens {
    /** What a token is. */
    public enum Kind {
        /** A keyword, or a name without quotes. */
        WORD,
        /** A name between backticks. */
        QUOTED,
        /** Between single or double quotes; in double quotes it may be a name. */
        TEXT,
        /** A single other character. */
        SIGN
    }

    /**
     * A token.
     *
     * @param text what stands there, without quotes
     * @param start where it begins in the statement
     * @param end where it ends, exclusive
     */
    public record Token(Kind kind, String text, int start, int end) {
        /** Whether it is this keyword, in capitals or not. */
        public boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        /** Whether it is this character. */
        public boolean is(char sign) {
            return kind == Kind.SIGN && text.charAt(0) == sign;
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String sql) {
        this.sql = sql;
    }

    /** Never fails: what is open at the end of the statement ends there. */
    public static List<Token> of(String sql) {
        Tokens reader = new Tokens(sql);
        while (reader.at < sql.length()) {
            reader.next();
        }
        return List.copyOf(reader.tokens);
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '`') {
            quoted(c, Kind.QUOTED);
        } else if (c == '\'' || c == '"') {
            quoted(c, Kind.TEXT);
        } else if (c == '#' || dashes()) {
            at = indexOr(sql.length(), sql.indexOf('\n', at));
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (sql.startsWith("*/", at)) {
            at += 2;
        } else if (partOfWord(c)) {
            word();
        } else {
            tokens.add(new Token(Kind.SIGN, String.valueOf(c), at, ++at));
        }
    }

    private boolean dashes() {
        return sql.startsWith("--", at) && (at + 2 >= sql.length() || sql.charAt(at + 2) <= ' ');
    }

    private static int indexOr(int otherwise, int index) {
        return index < 0 ? otherwise : index;
    }

    private void comment() {
        int inside = sql.startsWith("/*!", at) ? at + 3 : sql.startsWith("/*M!", at) ? at + 4 : -1;
        if (inside < 0) {
            at = indexOr(sql.length() - 2, sql.indexOf("*/", at + 2)) + 2;
            return;
        }
        at = inside;
        while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
            at++;
        }
    }

    private static boolean partOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || Character.isSurrogate(c);
    }

    private void word() {
        int start = at;
        while (at < sql.length() && partOfWord(sql.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Kind.WORD, sql.substring(start, at), start, at));
    }

    private void quoted(char quote, Kind kind) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            } else if (c == '\\' && kind == Kind.TEXT && at < sql.length()) {
                c = sql.charAt(at++);
            }
            text.append(c);
        }
        tokens.add(new Token(kind, text.toString(), start, at));
    }
}
