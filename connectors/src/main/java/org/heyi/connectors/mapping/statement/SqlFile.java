package org.heyi.connectors.mapping.statement;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file into its statements at semicolons that are not part of a literal, a quoted name or a comment. */
final class SqlFile {
    private final String text;
    private int at;
    private int start;
    private boolean blank = true;
    private final List<String> statements = new ArrayList<>();

    private SqlFile(String text) {
        this.text = text;
    }

    /**
     * The statements, in order, without their semicolons. Each has in front, instead of what precedes it, as many blanks and line ends, so
     * that positions in it are positions in the file.
     */
    static List<String> statements(String text) {
        return new SqlFile(text).cut();
    }

    private List<String> cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                blank = false;
                skipPast(String.valueOf(c), at + 1);
            } else if (text.startsWith("--", at)) {
                skipPast("\n", at + 2);
            } else if (text.startsWith("/*", at)) {
                skipPast("*/", at + 2);
            } else if (c == ';') {
                end();
                at++;
                start = at;
            } else {
                blank &= Character.isWhitespace(c);
                at++;
            }
        }
        end();
        return statements;
    }

    private void skipPast(String closing, int from) {
        int found = text.indexOf(closing, from);
        at = found < 0 ? text.length() : found + closing.length();
    }

    private void end() {
        if (!blank) {
            String before = text.substring(0, start).replaceAll("[^\\r\\n]", " ");
            statements.add(before + text.substring(start, at));
        }
        blank = true;
    }
}
