package org.heyi.connectors.capture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.heyi.demo.database.DatabaseServer;

/**
 * A MySQL server on new data, run by the command that the environment variable {@value #COMMAND} names: MySQL's own {@code mysqld}, or a
 * script that starts it with the arguments it is given. Unlike the other engines', its programs come with no package that Maven knows.
 */
final class MySqlServer implements DatabaseServer {
    static final String COMMAND = "HEYI_TEST_MYSQLD";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long MOST_SECONDS_TO_END = 30;

    private final Path directory;
    private final int port;
    private final Process server;

    private MySqlServer(Path directory, int port, Process server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    static boolean isThere() {
        return System.getenv(COMMAND) != null;
    }

    /** @param options of mysqld, beside those that all tests need */
    static MySqlServer start(String... options) throws IOException {
        Path directory = Files.createTempDirectory("heyi-mysql");
        Path log = directory.resolve("mysqld.log");
        Process install = launch(directory, log, List.of("--initialize-insecure"));
        if (install.onExit().join().exitValue() != 0) {
            throw new IOException(Files.readString(log));
        }
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--port=" + port);
        MySqlServer started = new MySqlServer(directory, port, launch(directory, log, arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        Awaitility.await().atMost(PATIENCE).until(() -> started.answers(log));
        return started;
    }

    private static Process launch(Path directory, Path log, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getenv(COMMAND).split(" ")));
        command.addAll(List.of(
                "--no-defaults",
                "--datadir=" + directory.resolve("data"),
                "--tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
                "--socket=" + directory.resolve("socket"),
                "--pid-file=" + directory.resolve("mysqld.pid"),
                "--secure-file-priv=NULL",
                "--mysqlx=OFF",
                "--bind-address=127.0.0.1",
                "--server-id=1",
                "--log-bin=binlog",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-redo-log-capacity=16M",
                "--max-allowed-packet=64M"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(more);
        File output = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(Path log) throws IOException {
        if (!server.isAlive()) {
            throw new IOException(Files.readString(log));
        }
        try (Connection connection = superuser("mysql")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Optional<Long> pid() {
        return server.isAlive() ? Optional.of(server.pid()) : Optional.empty();
    }

    @Override
    public void createDatabase(String database, String user, String password) throws SQLException {
        try (Connection connection = superuser("mysql");
                Statement statement = connection.createStatement()) {
            String literal = statement.enquoteLiteral(password);
            statement.execute("CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY " + literal);
            statement.execute("GRANT SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + user);
            statement.execute("CREATE DATABASE " + database);
            statement.execute("GRANT ALL ON " + database + ".* TO " + user);
        }
    }

    @Override
    public Connection superuser(String database) throws SQLException {
        return connect(database, "root", "");
    }

    @Override
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sessionVariables", "cte_max_recursion_depth=1000000");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
