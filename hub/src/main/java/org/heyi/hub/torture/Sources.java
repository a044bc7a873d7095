package org.heyi.hub.torture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;

/** Three departments' databases, the drop folder of a fourth, and the hub's schema and connectors for them. */
final class Sources implements AutoCloseable {
    private static final List<String> FILES = List.of(
            "schema/torture.graphqls",
            "connectors/register/connector.yaml",
            "connectors/register/pair.sql",
            "connectors/register/resident.sql",
            "connectors/register/mass.sql",
            "connectors/register/habits.sql",
            "connectors/clinic/connector.yaml",
            "connectors/clinic/pair.sql",
            "connectors/clinic/patient.sql",
            "connectors/estate/connector.yaml",
            "connectors/estate/pair.sql",
            "connectors/estate/building.sql",
            "connectors/estate/ownership.sql",
            "connectors/estate/mass.sql",
            "connectors/estate/habits.sql",
            "connectors/survey/connector.yaml",
            "connectors/survey/survey.sql");

    private MariaDbServer mariaDb;
    private final Path mariaDbData;
    private PostgresServer postgres;
    private final DropFolder survey;
    private final List<SourceSystem> departments;

    private Sources(Path data) throws IOException, SQLException {
        this.postgres = PostgresServer.start(data.resolve("postgresql"), 0);
        this.mariaDbData = data.resolve("mariadb");
        this.mariaDb = MariaDbServer.start(mariaDbData, 0);
        this.survey = new DropFolder(Files.createDirectories(data.resolve("survey")));
        this.departments = List.of(
                new SourceSystem("register", true, () -> this.postgres),
                new SourceSystem("clinic", true, () -> this.postgres),
                new SourceSystem("estate", false, () -> this.mariaDb));
        for (SourceSystem department : departments) {
            createTables(department);
        }
        for (String file : FILES) {
            Path target = data.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, resource(file));
        }
    }

    /** Starts the servers on a directory that is empty or missing. */
    static Sources start(Path data) throws IOException, SQLException {
        return new Sources(data);
    }

    private static void createTables(SourceSystem department) throws SQLException, IOException {
        department.server().get().createDatabase(department.name(), SourceSystem.USER, SourceSystem.PASSWORD);
        try (Connection connection = department.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : resource(department.name() + ".sql").split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Sources.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<SourceSystem> departments() {
        return departments;
    }

    DropFolder survey() {
        return survey;
    }

    /** Ends PostgreSQL without any warning. */
    void killPostgres() {
        postgres.kill();
    }

    /** Starts PostgreSQL again on the same port. */
    void restartPostgres() throws IOException, InterruptedException {
        postgres = postgres.startAgain();
    }

    /** Ends MariaDB without any warning. */
    void killMariaDb() {
        mariaDb.pid().flatMap(ProcessHandle::of).ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
    }

    /** Starts MariaDB again on the same port. */
    void restartMariaDb() throws IOException {
        int port = mariaDb.port();
        mariaDb.close();
        mariaDb = MariaDbServer.start(mariaDbData, port);
    }

    /** What the connectors look up. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SURVEY_FOLDER", survey.folder().toString());
        for (SourceSystem department : departments) {
            String prefix = department.name().toUpperCase(Locale.ROOT);
            environment.put(prefix + "_URL", department.server().get().jdbcUrl(department.name()));
            environment.put(prefix + "_USER", SourceSystem.USER);
            environment.put(prefix + "_PASSWORD", SourceSystem.PASSWORD);
        }
        return environment;
    }

    @Override
    public void close() {
        postgres.close();
        mariaDb.close();
    }
}
