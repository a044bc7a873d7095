package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.relational.Column;
import io.debezium.relational.ColumnEditor;
import io.debezium.relational.Table;
import io.debezium.relational.TableEditor;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.heyi.connectors.capture.token.Tokens;
import org.heyi.connectors.capture.token.Tokens.Token;

/**
 * Column types of MariaDB that Debezium's parser does not know. In the log their values are like those of another type: that one is put in
 * their place before the statement is parsed, and their names are put back afterwards.
 *
 * @param sql the statement to be parsed
 * @param types the columns' names, in lower case, to their types
 */
record ForeignTypes(String sql, Map<String, String> types) {
    private static final Map<String, String> ALIKE =
            Map.of("INET4", "BINARY(4)", "INET6", "BINARY(16)", "UUID", "BINARY(16)", "XMLTYPE", "LONGTEXT");

    static ForeignTypes in(String sql) {
        String upper = sql.toUpperCase(Locale.ROOT);
        if (ALIKE.keySet().stream().noneMatch(upper::contains)) {
            return new ForeignTypes(sql, Map.of());
        }
        List<Token> tokens = Tokens.of(sql);
        Map<String, String> types = new HashMap<>();
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String type = token.text().toUpperCase(Locale.ROOT);
            if (token.kind() == Tokens.Kind.WORD && ALIKE.containsKey(type) && isType(tokens, i)) {
                types.put(tokens.get(i - 1).text().toLowerCase(Locale.ROOT), type);
                changed.append(sql, done, token.start()).append(ALIKE.get(type));
                done = token.end();
            }
        }
        return new ForeignTypes(changed.append(sql, done, sql.length()).toString(), types);
    }

    /** Behind a name, and neither a function nor itself a name that a type follows. */
    private static boolean isType(List<Token> tokens, int at) {
        Token before = tokens.get(at - 1);
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).is('(');
        boolean name = before.kind() == Tokens.Kind.QUOTED
                || (before.kind() == Tokens.Kind.WORD && !before.is("COLUMN") && !before.is("DEFAULT"));
        return name && !called;
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** Puts the types' names back into the table's definition. */
    void restore(Tables tables, TableId id) {
        Table table = tables.forTable(id);
        if (table == null) {
            return;
        }
        TableEditor editor = table.edit();
        for (Column column : table.columns()) {
            String type = types.get(column.name().toLowerCase(Locale.ROOT));
            if (type != null) {
                ColumnEditor changed = column.edit().type(type, type);
                editor.updateColumn(changed.create());
            }
        }
        tables.overwriteTable(editor.create());
    }
}
