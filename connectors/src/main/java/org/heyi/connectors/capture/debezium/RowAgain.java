package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.reading.SeenTransactions;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads single rows again from the source, for values that a change did not carry. Keeps one connection. Used by one thread. */
final class RowAgain implements AutoCloseable {
    /** What PostgreSQL, and MariaDB and MySQL, say of a column that is not there. */
    private static final Set<String> UNKNOWN_COLUMN = Set.of("42703", "42S22");

    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long LONGEST_COMMIT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long PAUSE_MILLIS = 10;

    private final String source;
    private final SourceDatabase database;
    private long seen = -1;
    private final Map<String, Long> busyUntil = new HashMap<>();
    private @Nullable Connection connection;

    RowAgain(String source, SourceDatabase database) {
        this.source = source;
        this.database = database;
    }

    /**
     * The row with its untouched values as they are now; empty when it is gone, so that its deletion is yet to come. The log may be behind
     * the table: what a column held that was dropped since stays untouched.
     *
     * @throws RowUnreadableException when something is wrong with the table alone
     */
    Optional<Row> read(TableMapping mapping, Row row) {
        Table table = mapping.table();
        try {
            requireFree(table);
            return read(connection(), table, row, untouched(mapping, row));
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    /**
     * Waits until statements see what the transaction did: PostgreSQL's log may tell of it before.
     *
     * @param transaction its number as the log has it
     * @throws SourceAwayException when that lasts long
     */
    void awaitSeen(long transaction) {
        if (transaction == seen) {
            return;
        }
        long end = System.nanoTime() + LONGEST_COMMIT_NANOS;
        try {
            while (!isSeen(transaction)) {
                if (System.nanoTime() > end) {
                    throw new SourceAwayException(Fault.of(
                            FaultCode.SOURCE_AWAY,
                            Place.of(source),
                            database.address().server(),
                            "transaction " + transaction + " is in its log, but its commit still waits"));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("cannot ask which transactions can be seen: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
        seen = transaction;
    }

    private boolean isSeen(long transaction) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(SeenTransactions.SQL)) {
            row.next();
            return SeenTransactions.parse(row.getString(1)).include(transaction);
        }
    }

    /** What is wrong with the table alone is told apart from a server that is away. */
    private RuntimeException unreadable(Table table, SQLException e) {
        close();
        if (Connecting.isBusy(e)) {
            busyUntil.put(table.name(), System.nanoTime() + PAUSE_NANOS);
        }
        return Connecting.isAway(e) && !Connecting.isBusy(e)
                ? new IllegalStateException("cannot read a row of " + table.name() + " again: " + e.getMessage(), e)
                : new RowUnreadableException(table.name(), e);
    }

    /** Each try waits for seconds: not for every row. */
    private void requireFree(Table table) throws SQLException {
        Long until = busyUntil.get(table.name());
        if (until != null && System.nanoTime() < until) {
            throw new SQLTimeoutException(table.name() + " was held by others a moment ago");
        }
    }

    /** The row as it is now, whatever the log says of it; empty when there is none of its key. */
    Optional<Row> whole(TableMapping mapping, Row row) {
        List<Column> columns = mapping.table().columns();
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            boolean isKey = mapping.table().key().contains(columns.get(i).name());
            values[i] = isKey ? row.get(i) : Row.UNTOUCHED;
        }
        return read(mapping, new Row(values));
    }

    /** As {@link SourceDatabase#sharesKeys}. */
    boolean sharesKeys(Table table) {
        try {
            return database.sharesKeys(connection(), database.id(table.name()));
        } catch (SQLException e) {
            throw unreadable(table, e);
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

    private Optional<Row> read(Connection open, Table table, Row row, List<Column> wanted) throws SQLException {
        try {
            return query(open, table, row, wanted);
        } catch (SQLException e) {
            if (!UNKNOWN_COLUMN.contains(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                throw e;
            }
            Set<String> present = present(open, table);
            List<Column> left = wanted.stream()
                    .filter(column -> present.contains(column.name()))
                    .toList();
            return query(open, table, row, left);
        }
    }

    private static List<Column> untouched(TableMapping mapping, Row row) {
        List<Column> columns = mapping.table().columns();
        return JdbcRows.columns(mapping).stream()
                .filter(column -> row.get(columns.indexOf(column)) == Row.UNTOUCHED)
                .toList();
    }

    private Optional<Row> query(Connection open, Table table, Row row, List<Column> wanted) throws SQLException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        String columns = wanted.isEmpty() ? "1" : JdbcRows.columns(database, wanted);
        String sql = "SELECT " + columns + " FROM " + database.quote(database.id(table.name()))
                + " WHERE "
                + table.key().stream()
                        .map(name -> database.quote(name) + " = ?")
                        .collect(Collectors.joining(" AND "));
        try (PreparedStatement query = open.prepareStatement(sql)) {
            for (int i = 0; i < table.key().size(); i++) {
                query.setObject(i + 1, row.get(names.indexOf(table.key().get(i))));
            }
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(filled(table, row, found, wanted)) : Optional.empty();
            }
        }
    }

    private static Row filled(Table table, Row row, ResultSet found, List<Column> wanted) throws SQLException {
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            int place = wanted.indexOf(table.columns().get(i));
            values[i] = place < 0 ? row.get(i) : JdbcRows.value(found, place + 1, wanted.get(place));
        }
        return new Row(values);
    }

    private static Set<String> present(Connection open, Table table) throws SQLException {
        return Catalogue.tables(open, null, List.of(table.name())).stream()
                .flatMap(now -> now.columns().stream())
                .map(Column::name)
                .collect(Collectors.toSet());
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
