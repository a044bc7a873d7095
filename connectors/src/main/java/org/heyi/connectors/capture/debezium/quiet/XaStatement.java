package org.heyi.connectors.capture.debezium.quiet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an XA transaction, as the log has it.
 *
 * @param xid the transaction's name, in the server's own way of writing it
 */
record XaStatement(Verb verb, String xid) {
    private static final Pattern XA = Pattern.compile(
            "XA\\s+(START|BEGIN|END|COMMIT|ROLLBACK)\\s+(.*?)(\\s+ONE\\s+PHASE)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What it says; the log has no PREPARE, which is an event of its own. */
    enum Verb {
        START,
        END,
        COMMIT,
        ROLLBACK
    }

    /** Null when the statement is another one. */
    static @Nullable XaStatement of(String sql) {
        Matcher matcher = XA.matcher(sql.strip());
        if (!matcher.matches()) {
            return null;
        }
        String verb = matcher.group(1).toUpperCase(Locale.ROOT);
        return new XaStatement(
                verb.equals("BEGIN") ? Verb.START : Verb.valueOf(verb),
                matcher.group(2).strip().toLowerCase(Locale.ROOT).replace("x'", "X'"));
    }
}
