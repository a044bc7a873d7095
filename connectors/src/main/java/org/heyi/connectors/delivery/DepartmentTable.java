package org.heyi.connectors.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.compile.CompiledDelivery;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.compile.RowKeys;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.jspecify.annotations.Nullable;

/**
 * A table of a department as far as one statement fills it, over one connection without auto-commit. Rows are column to value or to its
 * text. Not thread-safe. All methods throw {@link SQLException} when the database refuses or breaks.
 */
public final class DepartmentTable implements AutoCloseable {
    private static final int MOST_SECONDS = 30;

    private final SourceDatabase database;
    private final Connection connection;
    private final Table table;
    private final CompiledDelivery delivery;
    private final List<Column> columns;

    private DepartmentTable(SourceDatabase database, Connection connection, Table table, CompiledDelivery delivery) {
        this.database = database;
        this.connection = connection;
        this.table = table;
        this.delivery = delivery;
        List<String> filled = delivery.statement().columnNames();
        this.columns = table.columns().stream()
                .filter(column -> filled.contains(column.name()))
                .toList();
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
            CompiledDelivery delivery = compiler.compile(statement, tables, Catalogue.names(connection, null));
            connection.setAutoCommit(false);
            return new DepartmentTable(database, connection, tables.get(0), delivery);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
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

    /** The columns that the statement fills, as they are now, as texts; empty when there is no such row. Locks the row. */
    public Optional<Map<String, @Nullable String>> read(Map<String, ?> key) throws SQLException {
        String sql = "SELECT " + list(columns.stream().map(Column::name).toList(), this::quote) + " FROM " + name()
                + where(key) + " FOR UPDATE";
        try (PreparedStatement query = prepare(sql, key.values())) {
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Map<String, @Nullable String> texts = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    texts.put(column.name(), text(JdbcRows.value(rows, i + 1, column.type())));
                }
                return Optional.of(texts);
            }
        }
    }

    /** The whole row, which must be there. Locks it: a read that does not may show what the row was when the transaction began. */
    public Row row(Map<String, ?> key) throws SQLException {
        String sql = "SELECT " + list(table.columns().stream().map(Column::name).toList(), this::quote) + " FROM "
                + name() + where(key) + " FOR UPDATE";
        try (PreparedStatement query = prepare(sql, key.values());
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("a row that is locked is gone", "40001");
            }
            @Nullable Object[] values = new Object[table.columns().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = JdbcRows.value(rows, i + 1, table.columns().get(i).type());
            }
            return new Row(values);
        }
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

    public void commit() throws SQLException {
        connection.commit();
    }

    public void rollback() throws SQLException {
        connection.rollback();
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
