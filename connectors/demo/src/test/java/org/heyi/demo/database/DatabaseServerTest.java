package org.heyi.demo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseServerTest {
    private static final String USER = "heyi";
    private static final String PASSWORD = "let 'me' in";

    /** How a kind of server is started. */
    interface Starter {
        DatabaseServer start(Path data, int port) throws IOException;
    }

    @TempDir
    Path data;

    @TempDir
    Path home;

    @Test
    void postgres_keeps_its_data_when_it_is_killed() throws Exception {
        keepsDataWhenKilled(PostgresServer::start);
    }

    @Test
    void mariadb_keeps_its_data_when_it_is_killed() throws Exception {
        keepsDataWhenKilled(MariaDbServer::start);
    }

    @Test
    void postgres_ends_what_was_left_running_on_its_data_by_a_user_who_had_never_started_one() throws Exception {
        endsWhatWasLeftRunning("postgres", PostgresServer::start);
    }

    @Test
    void mariadb_ends_what_was_left_running_on_its_data_by_a_user_who_had_never_started_one() throws Exception {
        endsWhatWasLeftRunning("mysql", MariaDbServer::start);
    }

    @Test
    void postgres_decodes_its_log_logically_and_commits_synchronously() throws Exception {
        try (DatabaseServer server = PostgresServer.start(data, 0)) {
            server.createDatabase("department", USER, PASSWORD);
            try (Connection connection = server.connect("department", USER, PASSWORD)) {
                assertThat(text(connection, "SHOW wal_level")).isEqualTo("logical");
                assertThat(text(connection, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(text(connection, "SHOW listen_addresses")).isEqualTo("localhost");
                assertThat(text(connection, "SELECT rolsuper::text FROM pg_roles WHERE rolname = 'heyi'"))
                        .isEqualTo("false");
            }
        }
    }

    @Test
    void mariadb_logs_whole_rows() throws Exception {
        try (DatabaseServer server = MariaDbServer.start(data, 0)) {
            server.createDatabase("department", USER, PASSWORD);
            try (Connection connection = server.connect("department", USER, PASSWORD)) {
                assertThat(text(connection, "SELECT @@log_bin")).isEqualTo("1");
                assertThat(text(connection, "SELECT @@binlog_format")).isEqualTo("ROW");
                assertThat(text(connection, "SELECT @@binlog_row_image")).isEqualTo("FULL");
                assertThat(text(connection, "SELECT @@character_set_server")).isEqualTo("utf8mb4");
            }
        }
    }

    private void keepsDataWhenKilled(Starter starter) throws Exception {
        int port;
        try (DatabaseServer server = starter.start(data, 0)) {
            port = server.port();
            server.createDatabase("department", USER, PASSWORD);
            assertThatThrownBy(() -> server.connect("department", USER, "wrong"))
                    .isInstanceOf(SQLException.class);
            write(server, "CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(20))");
            write(server, "INSERT INTO t VALUES (1, '人地物事组织😀')");
            ProcessHandle process = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
            process.destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        }
        try (DatabaseServer server = starter.start(data, port)) {
            server.createDatabase("department", USER, PASSWORD);
            try (Connection connection = server.connect("department", USER, PASSWORD)) {
                assertThat(text(connection, "SELECT b FROM t")).isEqualTo("人地物事组织😀");
            }
        }
    }

    private void endsWhatWasLeftRunning(String kind, Starter starter) throws Exception {
        Process jvm = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAnotherJvm.class.getName(),
                        kind,
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(jvm.inputReader().readLine());
        jvm.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(pid)).isPresent();
        assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().command()))
                .hasValueSatisfying(program -> assertThat(program).startsWith(home.toString()));
        try (DatabaseServer server = starter.start(data, 0)) {
            assertThat(server.pid()).isPresent().get().isNotEqualTo(pid);
            assertThat(ProcessHandle.of(pid)).isEmpty();
            try (Connection connection = server.superuser(kind)) {
                assertThat(text(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    private static void write(DatabaseServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("department", USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
