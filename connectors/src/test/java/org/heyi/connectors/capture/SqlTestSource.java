package org.heyi.connectors.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.debezium.DebeziumCapture;
import org.heyi.demo.database.DatabaseServer;

/** A database of its own on one of the servers. */
abstract class SqlTestSource implements TestSource {
    static final String USER = "heyi";
    static final String PASSWORD = "a-test's own";
    private final String name;
    final DatabaseServer server;
    final Connection connection;
    private final Map<String, List<String>> tables = new HashMap<>();
    String url;

    SqlTestSource(DatabaseServer server, String name) {
        this.server = server;
        this.name = name;
        this.url = server.jdbcUrl(name);
        try {
            server.createDatabase(name, USER, PASSWORD);
            connection = server.connect(name, USER, PASSWORD);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    abstract String quoted(String identifier);

    abstract String keyType();

    abstract String textType();

    /** A query of numbers from 0 on below the parameter, in a column {@code n}. */
    abstract String numbers();

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.values());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void createTable(String table, List<String> columns) {
        String definitions = columns.stream()
                .map(column -> quoted(column) + " "
                        + (column.equals(columns.get(0)) ? keyType() + " PRIMARY KEY" : textType()))
                .collect(Collectors.joining(", "));
        tables.put(table, columns);
        sql("CREATE TABLE " + quoted(table) + " (" + definitions + ")");
    }

    /** Columns of a table that was made by SQL, the first of them its key. */
    void remember(String table, List<String> columns) {
        tables.put(table, columns);
    }

    @Override
    public void sql(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void asSuperuser(String... statements) {
        try (Connection superuser = server.superuser(name);
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A superuser's query of one number. */
    long number(String query) {
        try (Connection superuser = server.superuser(name);
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql, String... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void change(Consumer<Rows> changes) {
        changes.accept(new Rows() {
            @Override
            public void insert(String table, String... values) {
                String marks = String.join(", ", Collections.nCopies(values.length, "?"));
                execute("INSERT INTO " + quoted(table) + " VALUES (" + marks + ")", values);
            }

            @Override
            public void update(String table, String key, String column, String value) {
                execute(
                        "UPDATE " + quoted(table) + " SET " + quoted(column) + " = ? WHERE " + key(table) + " = ?",
                        value,
                        key);
            }

            @Override
            public void delete(String table, String key) {
                execute("DELETE FROM " + quoted(table) + " WHERE " + key(table) + " = ?", key);
            }
        });
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key(String table) {
        return quoted(tables.get(table).get(0));
    }

    @Override
    public void fill(String table, int rows, String value) {
        List<String> columns = tables.get(table);
        sql("INSERT INTO " + quoted(table) + " (" + quoted(columns.get(0)) + ", " + quoted(columns.get(1)) + ") SELECT "
                + "concat('k', n), '" + value + "' FROM (" + numbers().formatted(rows - 1) + ") numbers");
    }

    @Override
    public Capture start(SourceMappings mappings, GraphModel graph, CaptureOptions options) {
        return start(mappings, graph, options, PASSWORD);
    }

    Capture start(SourceMappings mappings, GraphModel graph, CaptureOptions options, String password) {
        CaptureContext context = new CaptureContext(name, "test", mappings, graph, graph, options);
        return DebeziumCapture.start(context, DatabaseAddress.parse(name, url, USER, password), "heyi_" + name);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
