package org.heyi.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.heyi.connectors.Connector;
import org.heyi.demo.database.PostgresServer;
import org.heyi.hub.server.Departments;
import org.heyi.schema.fault.FaultException;

/** A department with one register in a PostgreSQL of its own, and the directories that a hub reads it by. */
final class BenchCity implements AutoCloseable {
    static final String SOURCE = "bench";
    static final String USER = "bench";
    static final String PASSWORD = "bench";
    private static final String DATABASE = "bench";

    private final Path directory;
    private final PostgresServer server;

    private BenchCity(Path directory, PostgresServer server) {
        this.directory = directory;
        this.server = server;
    }

    /** Starts the database in {@code directory}; its tables are empty. */
    static BenchCity start(Path directory) throws IOException, SQLException {
        copy("schema.graphqls", directory.resolve("schema"));
        Path connector = directory.resolve("connectors").resolve(SOURCE);
        copy("connector.yaml", connector);
        copy("mapping.sql", connector);
        BenchCity city = new BenchCity(directory, PostgresServer.start(directory.resolve("postgresql"), 0));
        try {
            city.server.createDatabase(DATABASE, USER, PASSWORD);
            city.execute(BenchResources.text("tables.sql"));
        } catch (SQLException | RuntimeException e) {
            city.close();
            throw e;
        }
        return city;
    }

    private static void copy(String resource, Path to) throws IOException {
        Files.writeString(Files.createDirectories(to).resolve(resource), BenchResources.text(resource));
    }

    Path schema() {
        return directory.resolve("schema");
    }

    Path connectors() {
        return directory.resolve("connectors");
    }

    /** Of the variables in the connector. */
    Map<String, String> environment() {
        return Map.of("BENCH_URL", jdbcUrl(), "BENCH_USER", USER, "BENCH_PASSWORD", PASSWORD);
    }

    String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    Departments departments() {
        Departments departments = Departments.read(schema(), connectors(), environment()::get);
        if (!departments.faults().isEmpty()) {
            throw new FaultException(departments.faults());
        }
        return departments;
    }

    Connector connector(Departments departments) {
        return departments.connectors().get(0);
    }

    /** As the department's own user. */
    Connection connect() throws SQLException {
        return server.connect(DATABASE, USER, PASSWORD);
    }

    /** The register as it is before any change, of {@code residents} people; and nothing left that follows its log. */
    void reset(long residents, int inBuilding) throws SQLException {
        try (Connection superuser = server.superuser(DATABASE);
                Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active");
        }
        execute("TRUNCATE resident, building");
        if (residents > 0) {
            update(BenchResources.text("residents.sql"), 1, residents, inBuilding);
        }
        try (Connection superuser = server.superuser(DATABASE);
                Statement statement = superuser.createStatement()) {
            statement.execute("VACUUM ANALYZE resident");
            statement.execute("CHECKPOINT");
        }
    }

    /** Work with the database. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException, InterruptedException;
    }

    /** Seconds of processor that the server used meanwhile, all its processes together. */
    double cpuSeconds(Work work) throws SQLException, InterruptedException {
        double before = cpuSeconds();
        work.run();
        return cpuSeconds() - before;
    }

    private double cpuSeconds() {
        return server.pid().flatMap(ProcessHandle::of).stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1e3;
    }

    /** Runs one statement with numbers as parameters, in a transaction of its own. */
    void update(String sql, long... parameters) throws SQLException {
        try (Connection connection = connect()) {
            update(connection, sql, parameters);
        }
    }

    static void update(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
