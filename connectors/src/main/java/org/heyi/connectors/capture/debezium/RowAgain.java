package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    /** The row with its untouched values as they are now; empty when it is gone, so that its deletion is yet to come. */
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
        String sql = "SELECT " + names.stream().map(database::quote).collect(Collectors.joining(", "))
                + " FROM " + database.quote(database.id(table.name()))
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
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(i);
            boolean untouched = value == Row.UNTOUCHED;
            values[i] = untouched
                    ? JdbcRows.value(found, i + 1, table.columns().get(i).type())
                    : value;
        }
        return new Row(values);
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
