package org.heyi.hub.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.PostgresServer;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;
import org.neo4j.driver.Driver;

/** A department with two tables in PostgreSQL and a drop folder, a hub that follows them, and the command line. */
final class OneDepartment implements AutoCloseable {
    private static final String USER = "heyi";
    private static final String PASSWORD = "test-only";

    record Result(int exitCode, String out, String err) {}

    final Path folder;
    private final DatabaseServer postgres;
    private final Driver driver = TestNeo4j.empty();
    private final Map<String, String> environment = new HashMap<>();
    private HubServer server;

    @SuppressWarnings("NullAway.Init") // start() sets the server
    OneDepartment(Path folder) throws IOException, SQLException {
        this.folder = folder;
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        postgres.createDatabase("dep", USER, PASSWORD);
        environment.put("PASSWORD", PASSWORD);
        environment.put("HEYI_NEO4J_USER", "neo4j");
        environment.put("HEYI_NEO4J_PASSWORD", TestNeo4j.process().password());
        sql("CREATE TABLE t (id int PRIMARY KEY, name text, d date)");
        sql("CREATE TABLE u (id int PRIMARY KEY, name text)");
        sql("INSERT INTO t SELECT n, 'name ' || n, '2026-01-01' FROM generate_series(1, 5) n");
        sql("INSERT INTO u SELECT n, 'name ' || n FROM generate_series(1, 3) n");
        write("schema/city.graphqls", """
                "A thing. 事物"
                type Thing @entity(plural: "things") {
                  "Key. 键"
                  key: ID @identifier
                  "Name. 名称"
                  name: String
                  "Day. 日期"
                  day: Date
                }
                """);
        write("connectors/dep/connector.yaml", """
                department: dep
                title: {en: dep, zh: 部门}
                source: {type: postgresql, url: "%s", user: heyi, password: "${PASSWORD}"}
                """.formatted(postgres.jdbcUrl("dep")));
        write(
                "connectors/dep/t.sql",
                "INSERT INTO Thing (\"key\", name, \"day\") SELECT 't' || CAST(id AS VARCHAR), name, d FROM t");
        write(
                "connectors/dep/u.sql",
                "INSERT INTO Thing (\"key\", name) SELECT 'u' || CAST(id AS VARCHAR), name FROM u");
        write("connectors/folder/connector.yaml", """
                department: dep
                title: {en: folder, zh: 文件}
                source: {type: files, folder: files, tables: {f: {file: "f*.csv", key: [id]}}}
                """);
        write("connectors/folder/f.sql", "INSERT INTO Thing (\"key\", name) SELECT 'f' || id, name FROM f");
        write("connectors/folder/files/f.csv", "id,name\n1,one\n2,two\n");
        start();
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void start(String... resnapshot) {
        server = HubServer.start(new HubSettings(
                folder.resolve("schema"),
                folder.resolve("connectors"),
                folder.resolve("data"),
                0,
                TestNeo4j.process().uri(),
                environment::get,
                Set.of(resnapshot)));
    }

    void comesToRest() {
        eventually().until(() -> server.hub().statuses().stream()
                .allMatch(status -> status.state() == SourceStatus.State.STREAMING
                        && status.tables().stream().noneMatch(TableStatus::reading)));
    }

    void stop() {
        server.close();
    }

    HubServer server() {
        return server;
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    void sql(String sql) throws SQLException {
        try (Connection connection = postgres.connect("dep", USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    SourceStatus status(String source) {
        return server.hub().statuses().stream()
                .filter(status -> status.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    /** A record is lost, as a fault of ours might lose it. */
    void lose(String prefix) {
        driver.executableQuery("MATCH (r:Record) WHERE r._key STARTS WITH $prefix WITH r LIMIT 1 DETACH DELETE r")
                .withParameters(Map.of("prefix", prefix))
                .execute();
    }

    long records(String prefix) {
        return driver.executableQuery("MATCH (r:Record) WHERE r._key STARTS WITH $prefix RETURN count(r) AS n")
                .withParameters(Map.of("prefix", prefix))
                .execute()
                .records()
                .get(0)
                .get("n")
                .asLong();
    }

    Result run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.resolve("data").toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var line = Heyi.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exitCode = line.execute(all);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
