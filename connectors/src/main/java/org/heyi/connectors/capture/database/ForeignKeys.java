package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.heyi.connectors.capture.database.ForeignKey.Action;
import org.heyi.connectors.capture.token.Tokens;
import org.heyi.connectors.capture.token.Tokens.Kind;
import org.heyi.connectors.capture.token.Tokens.Token;

/**
 * The foreign keys of a table of MariaDB or MySQL, read from the statement that would make it: the catalogue's own tables of them are empty
 * for a user who may only read rows.
 */
final class ForeignKeys {
    private static final Set<Integer> NOT_TO_BE_SEEN = Set.of(1142, 1143, 1146, 1044, 1049, 1347);
    private final List<Token> tokens;
    private final TableId child;
    private final List<ForeignKey> found = new ArrayList<>();
    private int at;

    private ForeignKeys(String statement, TableId child) {
        this.tokens = Tokens.of(statement);
        this.child = child;
    }

    /** Those of the tables, of what they refer to, and so on, as far as the user may see. */
    static List<ForeignKey> above(Connection connection, Collection<TableId> tables) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        Set<TableId> seen = new HashSet<>();
        Deque<TableId> waiting = new ArrayDeque<>(tables);
        while (!waiting.isEmpty()) {
            TableId table = waiting.remove();
            if (seen.add(table)) {
                List<ForeignKey> of = of(definition(connection, table), table);
                keys.addAll(of);
                of.forEach(key -> waiting.add(key.parent()));
            }
        }
        return keys;
    }

    private static String definition(Connection connection, TableId table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SHOW CREATE TABLE " + quoted(table.schema()) + "." + quoted(table.table()))) {
            return rows.next() ? rows.getString(2) : "";
        } catch (SQLException e) {
            if (!NOT_TO_BE_SEEN.contains(e.getErrorCode())) {
                throw e;
            }
            return "";
        }
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** Those in the statement that makes the table. */
    static List<ForeignKey> of(String statement, TableId child) {
        ForeignKeys reader = new ForeignKeys(statement, child);
        while (reader.at < reader.tokens.size()) {
            if (reader.next("FOREIGN") && reader.next("KEY")) {
                reader.key();
            } else {
                reader.at++;
            }
        }
        return List.copyOf(reader.found);
    }

    private void key() {
        List<String> columns = names();
        if (!next("REFERENCES")) {
            return;
        }
        String first = tokens.get(at++).text();
        boolean qualified = at < tokens.size() && tokens.get(at).is('.');
        TableId parent = qualified ? new TableId(first, tokens.get(at + 1).text()) : new TableId(child.schema(), first);
        at += qualified ? 2 : 0;
        List<String> referenced = names();
        Action onDelete = Action.NONE;
        Action onUpdate = Action.NONE;
        while (next("ON")) {
            boolean delete = next("DELETE");
            if (!delete) {
                at++;
            }
            Action action = action();
            onDelete = delete ? action : onDelete;
            onUpdate = delete ? onUpdate : action;
        }
        found.add(new ForeignKey(child, columns, parent, referenced, onDelete, onUpdate));
    }

    private Action action() {
        if (next("CASCADE")) {
            return Action.CASCADE;
        }
        if (next("RESTRICT")) {
            return Action.NONE;
        }
        boolean sets = next("SET");
        if (!sets) {
            next("NO");
        }
        // NULL, DEFAULT or ACTION.
        at++;
        return sets ? Action.SET : Action.NONE;
    }

    private boolean next(String word) {
        boolean there = at < tokens.size() && tokens.get(at).is(word);
        at += there ? 1 : 0;
        return there;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            if (token.is(')')) {
                break;
            }
            if (token.kind() != Kind.SIGN) {
                names.add(token.text());
            }
        }
        return List.copyOf(names);
    }
}
