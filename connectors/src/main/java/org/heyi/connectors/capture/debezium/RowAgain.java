package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/** Reads single rows again from the source, for values that a change did not carry. Keeps one connection. Used by one thread. */
final class RowAgain implements AutoCloseable {
    private final SourceDatabase database;
    private @Nullable Connection connection;

    RowAgain(SourceDatabase database) {
        this.database = database;
    }

    /**
     * The row with its untouched values as they are now; empty when it is gone, so that its deletion is yet to come. The log may be behind
     * the table: what a column held that was dropped since stays untouched.
     */
    Optional<Row> read(Table table, Row row) {
        try {
            return read(connection(), table, row);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("cannot read a row of " + table.name() + " again: " + e.getMessage(), e);
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || !open.isValid(5)) {
            close();
            open = database.connect();
            connection = open;
        }
        return open;
    }

    private Optional<Row> read(Connection open, Table table, Row row) throws SQLException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        String sql = "SELECT * FROM " + database.quote(database.id(table.name()))
                + " WHERE "
                + table.key().stream()
                        .map(name -> database.quote(name) + " = ?")
                        .collect(Collectors.joining(" AND "));
        try (PreparedStatement query = open.prepareStatement(sql)) {
            for (int i = 0; i < table.key().size(); i++) {
                query.setObject(i + 1, row.get(names.indexOf(table.key().get(i))));
            }
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(filled(table, row, found)) : Optional.empty();
            }
        }
    }

    private static Row filled(Table table, Row row, ResultSet found) throws SQLException {
        Map<String, Integer> places = places(found.getMetaData());
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(i);
            Integer place = places.get(column.name());
            values[i] = row.get(i);
            if (values[i] == Row.UNTOUCHED && place != null) {
                values[i] = JdbcRows.value(found, place, column.type());
            }
        }
        return new Row(values);
    }

    private static Map<String, Integer> places(ResultSetMetaData columns) throws SQLException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            places.put(columns.getColumnName(i), i);
        }
        return places;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            // A connection that broke is closed already.
        }
    }
}
