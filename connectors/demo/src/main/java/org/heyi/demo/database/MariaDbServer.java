package org.heyi.demo.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MariaDB with a row-based binary log of whole rows. */
public final class MariaDbServer implements DatabaseServer {
    private static final String SUPERUSER = "root";
    private static final Duration STARTUP = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final Process server;
    private final Thread endWithJvm;
    private final int port;
    private final String password;

    private MariaDbServer(Process server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
        this.endWithJvm = new Thread(this::end, "mariadb-" + port + "-end");
        Runtime.getRuntime().addShutdownHook(endWithJvm);
    }

    /**
     * Starts on {@code data}, which is created when missing, and returns when the server answers.
     *
     * @param port 0 for any free one
     */
    public static MariaDbServer start(Path data, int port) throws IOException {
        Path directory = Files.createDirectories(data.toAbsolutePath());
        Path pidFile = directory.resolve("mariadbd.pid");
        Optional<ProcessHandle> leftover = Leftover.find(pidFile, "mariadbd");
        if (leftover.isPresent()) {
            Leftover.end(leftover.get(), "TERM");
        }
        String password = SecretFile.password(directory.resolve("superuser.password"));
        Path programs = MariaDbPrograms.prepare(directory.resolve("cluster"));
        List<String> command = new ArrayList<>(command(programs, directory));
        int chosen = LocalFiles.port(port);
        command.add("--port=" + chosen);
        command.add("--pid-file=" + pidFile);
        command.add("--init-file=" + superuserScript(directory, password));
        MariaDbServer server = new MariaDbServer(launch(command, programs, directory), chosen, password);
        server.awaitAnswer();
        return server;
    }

    /** Without TLS, for which MariaDB would make a key of 4096 bits at every start: that takes seconds. */
    private static List<String> command(Path programs, Path directory) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + directory.resolve("cluster"),
                "--tmpdir=" + directory.resolve("tmp"),
                "--socket=",
                "--skip-ssl",
                "--bind-address=127.0.0.1",
                "--server-id=1",
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--innodb-flush-log-at-trx-commit=2",
                "--max-allowed-packet=64M"));
        if (LocalFiles.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private static Process launch(List<String> command, Path programs, Path directory) throws IOException {
        File log = directory.resolve("mariadbd.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(log));
        String libraries =
                System.getProperty("os.name").startsWith("Mac") ? "DYLD_FALLBACK_LIBRARY_PATH" : "LD_LIBRARY_PATH";
        builder.environment().put(libraries, programs.resolve("libs").toString());
        return builder.start();
    }

    private void awaitAnswer() throws IOException {
        long end = System.nanoTime() + STARTUP.toNanos();
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException(
                        "MariaDB did not start on port " + port + "; mariadbd.log beside its data says why");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while MariaDB started", e);
            }
        }
    }

    private boolean answers() {
        try (Connection connection = superuser("mysql")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Run by the server before it lets anybody in: a fresh one has a superuser without a password. */
    private static Path superuserScript(Path directory, String password) throws IOException {
        Path script = directory.resolve("superuser.sql");
        SecretFile.write(script, """
                SET SESSION sql_log_bin = 0;
                DELETE FROM mysql.global_priv WHERE User = '';
                FLUSH PRIVILEGES;
                CREATE OR REPLACE USER root@localhost IDENTIFIED BY '%1$s';
                CREATE OR REPLACE USER root@'127.0.0.1' IDENTIFIED BY '%1$s';
                GRANT ALL ON *.* TO root@localhost WITH GRANT OPTION;
                GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
                """.formatted(password));
        return script;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Optional<Long> pid() {
        return server.isAlive() ? Optional.of(server.pid()) : Optional.empty();
    }

    @Override
    public void createDatabase(String database, String user, String userPassword) throws SQLException {
        String account = LocalFiles.checkedName(user) + "@'%'";
        String schema = "`" + LocalFiles.checkedName(database) + "`";
        try (Connection connection = superuser("mysql");
                Statement statement = connection.createStatement()) {
            String literal = statement.enquoteLiteral(userPassword);
            statement.execute("CREATE USER IF NOT EXISTS " + account + " IDENTIFIED BY " + literal);
            statement.execute("ALTER USER " + account + " IDENTIFIED BY " + literal);
            statement.execute(
                    "GRANT SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, SLAVE MONITOR ON *.* TO " + account);
            statement.execute("CREATE DATABASE IF NOT EXISTS " + schema);
            statement.execute("GRANT ALL ON " + schema + ".* TO " + account);
        }
    }

    @Override
    public Connection superuser(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException shuttingDown) {
            // The hook has run or is running: there is nothing left to remove.
            return;
        }
    }

    private void end() {
        try {
            Leftover.end(server.toHandle(), "TERM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
