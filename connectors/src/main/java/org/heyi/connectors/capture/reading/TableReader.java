package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one table, each time in a short transaction of its own that locks no row, and keeps nobody from writing. A statement that takes longer than
 * five seconds is given up by the server. Used by one thread.
 */
public final class TableReader {
    /** Rows may be large: as many as can be read within half a second, but no more than are asked for. */
    private static final int FIRST_ROWS = 100;

    private static final long LONG_NANOS = 500_000_000;

    private final SourceDatabase database;
    private final Connection connection;
    private final Moments moments;
    private final Table table;
    private final List<Column> columns;
    private final KeySql key;
    private int rowsAtOnce = FIRST_ROWS;

    private TableReader(
            SourceDatabase database, Connection connection, Moments moments, TableMapping mapping, KeySql key) {
        this.database = database;
        this.connection = connection;
        this.moments = moments;
        this.table = mapping.table();
        this.columns = JdbcRows.columns(mapping);
        this.key = key;
    }

    /**
     * @param run tells our marks in the log from those of other runs of its reader
     * @param connection for this reader alone, or for readers of the same thread
     */
    public static TableReader of(SourceDatabase database, Connection connection, String run, TableMapping mapping)
            throws SQLException {
        Moments moments = Moments.of(database, run);
        moments.open(connection);
        return new TableReader(
                database, connection, moments, mapping, KeySql.of(database, connection, mapping.table()));
    }

    /**
     * Some rows behind a key; fewer after a look that took long.
     *
     * @param after as {@link Look#next} gave it; null for the table's beginning
     * @param most rows at once
     */
    public Look range(@Nullable List<String> after, int most) throws SQLException {
        int limit = Math.min(rowsAtOnce, most);
        rowsAtOnce = Math.max(1, limit / 2);
        long began = System.nanoTime();
        Look look = rangeOf(after, limit);
        if (System.nanoTime() - began < LONG_NANOS) {
            rowsAtOnce = Math.min(limit * 2, most);
        }
        return look;
    }

    private Look rangeOf(@Nullable List<String> after, int limit) throws SQLException {
        String sql = select() + (after == null ? "" : " WHERE " + key.behind()) + " ORDER BY " + key.order() + " LIMIT "
                + limit;
        return look(sql, after == null ? List.of() : key.behindParameters(after), limit);
    }

    /** Those of the rows that are there, by their keys as record keys have them. */
    public Look rows(Collection<String> keys) throws SQLException {
        String sql = select() + " WHERE " + String.join(" OR ", Collections.nCopies(keys.size(), key.is()));
        List<String> parameters = new ArrayList<>();
        keys.forEach(row -> parameters.addAll(RowText.values(row, table)));
        return look(sql, parameters, Integer.MAX_VALUE);
    }

    private String select() {
        StringBuilder sql = new StringBuilder("SELECT ").append(JdbcRows.columns(database, columns));
        for (int i = 0; i < key.shown().size(); i++) {
            // A name that no column has: PostgreSQL would name what it shows as the column, by which the rows are
            // ordered.
            sql.append(", ").append(key.shown().get(i)).append(" AS ").append(database.quote("heyi key " + i));
        }
        return sql.append(" FROM ")
                .append(database.quote(database.id(table.name())))
                .toString();
    }

    private Look look(String sql, List<String> parameters, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        List<String> last = List.of();
        try {
            moments.begin(connection, database.quote(database.id(table.name())));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                    query.setString(i + 1, parameters.get(i));
                }
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        rows.add(JdbcRows.row(found, table, columns));
                        last = rows.size() == limit ? shown(found) : last;
                    }
                }
            }
        } catch (SQLException e) {
            rollback();
            throw e;
        }
        return new Look(rows, rows.size() == limit ? last : null, moments.end(connection));
    }

    private List<String> shown(ResultSet found) throws SQLException {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            int place = key.shown().isEmpty() ? names.indexOf(table.key().get(i)) : columns.size() + i;
            values.add(found.getString(place + 1));
        }
        return values;
    }

    private void rollback() {
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException broken) {
            // What broke first is told.
        }
    }
}
