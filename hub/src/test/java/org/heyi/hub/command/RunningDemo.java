package org.heyi.hub.command;

import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.demo.city.DemoCity;
import org.heyi.hub.server.HubFile;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** A small city with its seven departments and a hub, running, and ways to ask and to change them. */
abstract class RunningDemo {
    static final Path HOME = Path.of(System.getProperty("heyi.home"));

    @TempDir
    static Path data;

    static DemoCity city;
    static HubServer server;

    @BeforeAll
    static void start() throws Exception {
        city = DemoCity.start(data, 300, 7);
        server = HubServer.start(settings());
        awaitStreaming();
    }

    @AfterAll
    static void end() {
        server.close();
        city.close();
    }

    static HubSettings settings() {
        return new HubSettings(
                HOME.resolve("schema/city"),
                HOME.resolve("connectors/departments"),
                data,
                0,
                null,
                city.environment()::get,
                Set.of());
    }

    static void awaitStreaming() {
        eventually().until(() -> server.hub().statuses().stream()
                .allMatch(status -> status.state() == State.STREAMING && status.lastFault() == null));
        eventually()
                .until(() -> !query("{ people(first: 1, where: {healthFileNumber: {isNull: false}}) { nodes { id } } }")
                        .at("/people/nodes")
                        .isEmpty());
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    static JsonNode query(String graphql) {
        return new HubClient(HubFile.read(data).orElseThrow()).query(graphql);
    }

    static void deleteOneRecordOf(String prefix) {
        server.hub()
                .driver()
                .executableQuery("MATCH (r:Record) WHERE r._key STARTS WITH $prefix WITH r LIMIT 1 DETACH DELETE r")
                .withParameters(java.util.Map.of("prefix", prefix))
                .execute();
    }

    static void police(String sql) throws SQLException {
        in("POLICE", sql);
    }

    static void in(String department, String sql) throws SQLException {
        try (Connection connection = connect(department);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String oneValue(String sql) throws SQLException {
        return oneValue("POLICE", sql);
    }

    static String oneValue(String department, String sql) throws SQLException {
        try (Connection connection = connect(department);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static Connection connect(String department) throws SQLException {
        return DriverManager.getConnection(
                city.environment().get(department + "_URL"),
                city.environment().get(department + "_USER"),
                city.environment().get(department + "_PASSWORD"));
    }

    record Result(int exitCode, String out, String err) {}

    static Result run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return execute(all);
    }

    static Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Heyi.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exitCode = line.execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
