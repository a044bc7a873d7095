package org.heyi.hub.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.heyi.demo.database.DatabaseServer;
import org.jspecify.annotations.Nullable;

/**
 * One department's database.
 *
 * @param server as it runs now
 */
record SourceSystem(String name, boolean postgres, Supplier<DatabaseServer> server) {
    static final String USER = "heyi";
    static final String PASSWORD = "torture's own";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** A statement with its parameters as text. */
    record Step(String sql, List<@Nullable String> parameters) {}

    Connection connect() throws SQLException {
        return server.get().connect(name, USER, PASSWORD);
    }

    /** Executes the steps in one transaction. */
    void transaction(List<Step> steps) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (Step step : steps) {
                execute(connection, step);
            }
            connection.commit();
        }
    }

    /** Executes the steps one after the other, each for itself; waits for no lock for long. */
    void statements(List<Step> steps) throws SQLException {
        try (Connection connection = connect()) {
            execute(
                    connection,
                    new Step(postgres ? "SET lock_timeout = '5s'" : "SET lock_wait_timeout = 5", List.of()));
            if (!postgres) {
                execute(connection, new Step("SET innodb_lock_wait_timeout = 2", List.of()));
            }
            for (Step step : steps) {
                execute(connection, step);
            }
        }
    }

    private void execute(Connection connection, Step step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
            for (int i = 0; i < step.parameters().size(); i++) {
                if (postgres) {
                    statement.setObject(i + 1, step.parameters().get(i), Types.OTHER);
                } else {
                    statement.setString(i + 1, step.parameters().get(i));
                }
            }
            statement.execute();
        }
    }

    /** Ends all connections of the department's user, those of the hub among them. */
    void cutConnections() throws SQLException {
        String readers = postgres
                ? "SELECT pid FROM pg_stat_activity WHERE usename = '" + USER + "'"
                : "SELECT id FROM information_schema.processlist WHERE user = '" + USER + "'";
        try (Connection superuser = server.get().superuser(name);
                Statement statement = superuser.createStatement()) {
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(readers)) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            for (String id : ids) {
                cut(statement, id);
            }
        }
    }

    private void cut(Statement statement, String id) throws SQLException {
        try {
            statement.execute((postgres ? "SELECT pg_terminate_backend(%s)" : "KILL %s").formatted(id));
        } catch (SQLException e) {
            if (e.getErrorCode() != 1094) { // it has gone by itself
                throw e;
            }
        }
    }

    /** All rows of a table: column to value as text. */
    List<Map<String, @Nullable String>> rows(String table) throws SQLException {
        List<Map<String, @Nullable String>> all = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), text(rows, i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static @Nullable String text(ResultSet rows, int column) throws SQLException {
        if (rows.getMetaData().getColumnType(column) == Types.TIMESTAMP) {
            LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
            return moment == null ? null : moment.format(MOMENT);
        }
        return rows.getString(column);
    }
}
