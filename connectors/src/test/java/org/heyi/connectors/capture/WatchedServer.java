package org.heyi.connectors.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;

/** A server that writes down every statement of the hub's user, who is nobody else there. */
abstract class WatchedServer implements AutoCloseable {
    static final String DATABASE = "watched";
    private static final String USER = "hub";
    private static final String PASSWORD = "test-only";

    final DatabaseServer server;

    private WatchedServer(DatabaseServer server) throws SQLException {
        this.server = server;
        server.createDatabase(DATABASE, USER, PASSWORD);
    }

    /** All that the hub's user has sent so far, normalised. */
    abstract Set<String> seen() throws SQLException, IOException;

    DatabaseAddress address() {
        return DatabaseAddress.parse("watched", server.jdbcUrl(DATABASE), USER, PASSWORD);
    }

    /** As the log's reader is connected to PostgreSQL. */
    Connection replicating() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "14");
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), properties);
    }

    /** As the department. */
    void sql(String... statements) throws SQLException {
        try (Connection connection = server.superuser(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }

    static WatchedServer postgres(Path folder) throws IOException, SQLException {
        Path log = Files.createDirectories(folder.resolve("log")).toAbsolutePath();
        try (PostgresServer first = PostgresServer.start(folder.resolve("postgres"), 0);
                Connection superuser = first.superuser("postgres");
                Statement statement = superuser.createStatement()) {
            for (String setting : new String[] {
                "logging_collector = on",
                "log_destination = 'jsonlog'",
                "log_directory = '" + log + "'",
                "log_statement = 'all'",
                "log_replication_commands = on"
            }) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
        }
        return new WatchedServer(PostgresServer.start(folder.resolve("postgres"), 0)) {
            private static final ObjectMapper JSON = new ObjectMapper();

            @Override
            Set<String> seen() throws IOException {
                Set<String> seen = new TreeSet<>();
                try (Stream<Path> files = Files.list(log)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                            .toList()) {
                        Files.readAllLines(file).stream()
                                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                                .map(this::entry)
                                .filter(entry -> entry.at("/user").asText("").equals(USER))
                                .map(this::statement)
                                .filter(text -> !text.isEmpty())
                                .map(StatementsPage::normalised)
                                .forEach(seen::add);
                    }
                }
                return seen;
            }

            private JsonNode entry(String line) {
                try {
                    return JSON.readTree(line);
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(line, e);
                }
            }

            private String statement(JsonNode entry) {
                String message = entry.at("/message").asText("");
                return message.matches("(?s)(statement|execute [^:]+|received replication command): .*")
                        ? message.substring(message.indexOf(": ") + 2)
                        : "";
            }
        };
    }

    static WatchedServer mariaDb(Path folder) throws IOException, SQLException {
        WatchedServer watched = new WatchedServer(MariaDbServer.start(folder.resolve("mariadb"), 0)) {
            @Override
            Set<String> seen() throws SQLException {
                Set<String> seen = new TreeSet<>();
                try (Connection superuser = server.superuser("mysql");
                        Statement statement = superuser.createStatement();
                        ResultSet rows = statement.executeQuery(
                                "SELECT command_type, argument FROM general_log WHERE user_host LIKE '" + USER + "[%'"
                                        + " AND command_type NOT IN ('Connect', 'Quit', 'Close stmt', 'Reset stmt')")) {
                    while (rows.next()) {
                        String type = rows.getString(1);
                        boolean query = type.equals("Query") || type.equals("Execute") || type.equals("Prepare");
                        seen.add(StatementsPage.normalised(query ? rows.getString(2) : type));
                    }
                }
                return seen;
            }
        };
        watched.sql("SET GLOBAL log_output = 'TABLE'", "SET GLOBAL general_log = ON");
        return watched;
    }
}
