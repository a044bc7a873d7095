package org.heyi.connectors.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.compile.CompiledDelivery;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.compile.RowKeys;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.jspecify.annotations.Nullable;

/**
 * A table of a department as far as one statement fills it, over one connection. Rows are column to value or to its
 * text. Not thread-safe. All methods throw {@link SQLException} when the database refuses or breaks.
 */
public final class DepartmentTable implements AutoCloseable {
    private static final int MOST_SECONDS = 30;
    private static final int LOCK_SECONDS = 2;

    private final SourceDatabase database;
    private final Connection connection;
    private final Table table;
    private final CompiledDelivery delivery;

    private DepartmentTable(SourceDatabase database, Connection connection, Table table, CompiledDelivery delivery) {
        this.database = database;
        this.connection = connection;
        this.table = table;
        this.delivery = delivery;
    }

    /**
     * Connects, and checks the statement against the table as it is now.
     *
     * @throws org.heyi.connectors.capture.database.SourceAwayException when the database does not answer
     * @throws org.heyi.schema.fault.FaultException when it refuses, or the statement does not fit the table
     */
    public static DepartmentTable open(SourceDatabase database, DeliveryStatement statement, DeliveryCompiler compiler)
            throws SQLException {
        Connection connection = database.connect();
        try {
            List<Table> tables = Catalogue.tables(connection, null, List.of(statement.table()));
            CompiledDelivery delivery = compiler.compile(statement, tables, Catalogue.allNames(connection, null));
            limitWaiting(database, connection);
            return new DepartmentTable(database, connection, tables.get(0), delivery);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Whoever has a lock that we want may keep it; whoever wants one of ours does not wait for long. */
    private static void limitWaiting(SourceDatabase database, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    database.address().postgres()
                            ? "SET lock_timeout = '" + LOCK_SECONDS + "s'"
                            : "SET SESSION innodb_lock_wait_timeout = " + LOCK_SECONDS + ", lock_wait_timeout = "
                                    + LOCK_SECONDS);
        }
    }

    /** The table as it was when the connection was made. */
    public Table table() {
        return table;
    }

    /** The statement, compiled for the table. */
    public CompiledDelivery delivery() {
        return delivery;
    }

    /** A value as text; equal values give equal texts. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : RowKeys.text(value);
    }

    /** The row's values as texts. */
    public Map<String, @Nullable String> texts(Map<String, @Nullable Object> row) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        row.forEach((column, value) -> texts.put(column, text(value)));
        return texts;
    }

    /** Of a row, that part that is its primary key; empty when one of its values is null, so that there can be no such row. */
    public <T> Optional<Map<String, T>> key(Map<String, @Nullable T> row) {
        Map<String, T> key = new LinkedHashMap<>();
        for (String column : table.key()) {
            T value = row.get(column);
            if (value == null) {
                return Optional.empty();
            }
            key.put(column, value);
        }
        return Optional.of(key);
    }

    /** How records name the row: {@link org.heyi.connectors.record.RecordKey#row}. */
    public String name(Map<String, ?> key) {
        Object[] values =
                table.columns().stream().map(column -> key.get(column.name())).toArray();
        return new RowKeys(table).of(new Row(values));
    }

    /** The whole row as it is now; empty when there is none. Locks nothing. */
    public Optional<Row> row(Map<String, ?> key) throws SQLException {
        return row(key, "");
    }

    /** The same, within a transaction to whose end nobody else can change the row. */
    public Optional<Row> locked(Map<String, ?> key) throws SQLException {
        return row(key, " FOR UPDATE");
    }

    private Optional<Row> row(Map<String, ?> key, String locking) throws SQLException {
        String sql = "SELECT " + JdbcRows.columns(database, table.columns()) + " FROM " + name() + where(key) + locking;
        try (PreparedStatement query = prepare(sql, key.values());
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            return Optional.of(JdbcRows.row(rows, table, table.columns()));
        }
    }

    /** The columns that the statement fills, as texts. */
    public Map<String, @Nullable String> filled(Row row) {
        List<String> filled = delivery.statement().columnNames();
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String column = table.columns().get(i).name();
            if (filled.contains(column)) {
                texts.put(column, text(row.get(i)));
            }
        }
        return texts;
    }

    public void insert(Map<String, @Nullable Object> row) throws SQLException {
        run(
                "INSERT INTO " + name() + " (" + list(row.keySet(), this::quote) + ") VALUES ("
                        + list(row.keySet(), column -> "?") + ")",
                row.values());
    }

    /** Sets these columns of a row. */
    public void update(Map<String, ?> key, Map<String, @Nullable Object> changed) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(changed.values());
        values.addAll(key.values());
        run(
                "UPDATE " + name() + " SET " + list(changed.keySet(), column -> quote(column) + " = ?") + where(key),
                values);
    }

    public void delete(Map<String, ?> key) throws SQLException {
        run("DELETE FROM " + name() + where(key), key.values());
    }

    /** Begins a transaction; without one, each statement is one. */
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    public void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** What was not committed is undone. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String name() {
        return database.quote(database.id(table.name()));
    }

    private String quote(String column) {
        return database.quote(column);
    }

    private static String list(Collection<String> columns, Function<String, String> written) {
        return columns.stream().map(written).collect(Collectors.joining(", "));
    }

    private String where(Map<String, ?> key) {
        return key.keySet().stream()
                .map(column -> quote(column) + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private void run(String sql, Collection<? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Collection<? extends @Nullable Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(MOST_SECONDS);
        int position = 1;
        for (Object value : values) {
            statement.setObject(position++, value);
        }
        return statement;
    }
}
