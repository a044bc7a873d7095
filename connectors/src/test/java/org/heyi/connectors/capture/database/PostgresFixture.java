package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.TestServers;

/** A schema of its own as a source: what the hub makes there, and what a department does. */
final class PostgresFixture implements AutoCloseable {
    final String source;
    final PostgresDatabase database;
    final Connection hub;
    private final Connection department;

    PostgresFixture(String source) throws SQLException {
        this.source = source;
        DatabaseAddress address = DatabaseAddress.parse(
                source, TestServers.postgres().jdbcUrl(TestServers.DATABASE), TestServers.USER, TestServers.PASSWORD);
        database = new PostgresDatabase(source, address, "heyi_" + source);
        hub = database.connect();
        department = TestServers.postgres().connect(TestServers.DATABASE, TestServers.USER, TestServers.PASSWORD);
        clear();
        sql("CREATE SCHEMA " + source, "SET search_path = " + source);
    }

    /** As the department's programs. */
    void sql(String... statements) throws SQLException {
        try (Statement statement = department.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void asSuperuser(String... statements) throws SQLException {
        try (Connection superuser = TestServers.postgres().superuser(TestServers.DATABASE);
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    TableId id(String table) {
        return new TableId(source, table);
    }

    void publish(String... tables) throws SQLException {
        database.publication().make(hub);
        database.publication().align(hub, Arrays.stream(tables).map(this::id).toList());
    }

    TableShape shape(String table) throws SQLException {
        return shape(table, Map.of());
    }

    TableShape shape(String table, Map<TableId, TableShape> before) throws SQLException {
        return database.shapes(hub, List.of(id(table)), before).get(id(table));
    }

    private void clear() throws SQLException {
        asSuperuser("DROP PUBLICATION IF EXISTS heyi_" + source, "DROP SCHEMA IF EXISTS " + source + " CASCADE");
    }

    @Override
    public void close() throws SQLException {
        hub.close();
        department.close();
        clear();
    }
}
