package org.heyi.connectors.capture.statement;

import java.util.List;
import java.util.Optional;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.token.Tokens.Kind;
import org.heyi.connectors.capture.token.Tokens.Token;

/** Goes through the words of a statement. Used by one thread. */
final class Words {
    private final List<Token> tokens;
    private final String database;
    private int at;

    /** @param database of the session */
    Words(List<Token> tokens, String database) {
        this.tokens = tokens;
        this.database = database;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** Whether the next words are these; then it goes past them. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean takeAny(String... words) {
        for (String word : words) {
            if (take(word)) {
                return true;
            }
        }
        return false;
    }

    boolean take(char sign) {
        boolean there = !atEnd() && tokens.get(at).is(sign);
        at += there ? 1 : 0;
        return there;
    }

    /** Goes past the next word, whatever it is. */
    void skip() {
        at++;
    }

    /** Goes past a bracket and all that it holds, if one is next. */
    boolean skipBracket() {
        if (!take('(')) {
            return false;
        }
        int depth = 1;
        while (!atEnd() && depth > 0) {
            if (take('(')) {
                depth++;
            } else if (take(')')) {
                depth--;
            } else {
                skip();
            }
        }
        return true;
    }

    /** A column's or an index's name. */
    Optional<String> name() {
        if (atEnd() || tokens.get(at).kind() == Kind.SIGN) {
            return Optional.empty();
        }
        return Optional.of(tokens.get(at++).text());
    }

    /** A table's name, with its database where it says one. */
    Optional<TableId> table() {
        Optional<String> first = name();
        if (first.isEmpty() || !take('.')) {
            return first.map(table -> new TableId(database, table));
        }
        return name().map(table -> new TableId(first.get(), table));
    }

    /** What {@code IF [NOT] EXISTS} says may be there or not. */
    void skipExists() {
        if (!take("IF", "EXISTS")) {
            take("IF", "NOT", "EXISTS");
        }
    }

    void skipWait() {
        if (take("WAIT")) {
            skip();
        } else {
            take("NOWAIT");
        }
    }

    String database() {
        return database;
    }
}
