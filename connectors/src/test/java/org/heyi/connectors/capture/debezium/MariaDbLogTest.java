package org.heyi.connectors.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowingConsumer;
import org.heyi.connectors.capture.database.Cascades;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.mapping.Table;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What MariaDB's log tells besides rows, or in another form than rows, is understood or told. */
class MariaDbLogTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static MariaDbServer server;
    private final String name = "log" + COUNT.incrementAndGet();
    private FollowedLog log;

    @BeforeAll
    static void start() throws IOException {
        server = MariaDbServer.start(Files.createTempDirectory("heyi-mariadb-log"), 0);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void create() throws SQLException {
        server.createDatabase(name, "heyi", "secret");
    }

    @AfterEach
    void close() throws InterruptedException {
        if (log != null) {
            log.close();
        }
    }

    private void sql(String... statements) {
        try (Connection connection = server.superuser(name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatabaseAddress address() {
        return DatabaseAddress.parse(name, server.jdbcUrl(name), "heyi", "secret");
    }

    private void follow(String... tables) {
        log = new FollowedLog(name, address(), List.of(tables));
        log.forget();
    }

    private void eventually(ThrowingConsumer<FollowedLog> assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    log.runs();
                    assertion.acceptThrows(log);
                });
    }

    @Test
    void compressed_rows_are_read() {
        sql("CREATE TABLE t (id int PRIMARY KEY, name varchar(2000), n int)", "INSERT INTO t VALUES (1, 'a', 1)");
        follow("t");
        sql("SET GLOBAL log_bin_compress = 1");
        try {
            sql(
                    "INSERT INTO t VALUES (2, repeat('长', 300), NULL), (3, repeat('c', 400), 3)",
                    "UPDATE t SET name = repeat('b', 600) WHERE id = 1",
                    "DELETE FROM t WHERE id = 2",
                    "ALTER TABLE t ADD COLUMN later int COMMENT '" + "x".repeat(500) + "'",
                    "UPDATE t SET later = 7, name = repeat('d', 600) WHERE id = 3");
        } finally {
            sql("SET GLOBAL log_bin_compress = 0");
        }
        eventually(it -> assertThat(it.rows())
                .containsExactly(
                        "c 2 长长长300 null", "c 3 ccc400 3", "u 1 bbb600 1", "d 2 长长长300 null", "u 3 ddd600 3 7"));
    }

    @Test
    void a_prepared_transaction_shows_nothing_before_its_end() throws InterruptedException {
        sql("CREATE TABLE t (id int PRIMARY KEY, name varchar(20))", "INSERT INTO t VALUES (1, 'a')");
        sql("CREATE TABLE other (id int PRIMARY KEY)", "CREATE TABLE unmapped (id int PRIMARY KEY)");
        follow("t", "other");
        sql(
                "XA START 'r', 'b', 5",
                "UPDATE t SET name = 'phantom' WHERE id = 1",
                "INSERT INTO t VALUES (3, 'ghost')",
                "INSERT INTO unmapped VALUES (3)",
                "XA END 'r', 'b', 5",
                "XA PREPARE 'r', 'b', 5");
        sql("INSERT INTO other VALUES (1)");
        eventually(it -> assertThat(it.rows()).containsExactly("c 1"));
        log.restart();
        sql("INSERT INTO other VALUES (2)");
        eventually(it -> assertThat(it.rows()).containsExactly("c 1", "c 2"));
        assertThat(log.anew()).isEmpty();
        sql("XA ROLLBACK 'r', 'b', 5");
        eventually(it -> assertThat(it.anew()).containsExactly("TRANSACTION_PREPARED " + name + "/t"));
        assertThat(log.rows()).containsExactly("c 1", "c 2");
    }

    @Test
    void a_prepared_transaction_is_read_again_when_it_is_committed() {
        sql("CREATE TABLE t (id int PRIMARY KEY, name varchar(20))");
        follow("t");
        sql("XA START 'x'", "INSERT INTO t VALUES (3, 'c')", "XA END 'x'", "XA PREPARE 'x'", "XA COMMIT 'x'");
        eventually(it -> assertThat(it.anew()).containsExactly("TRANSACTION_PREPARED " + name + "/t"));
        sql("XA START 'y'", "INSERT INTO t VALUES (4, 'd')", "XA END 'y'", "XA COMMIT 'y' ONE PHASE");
        eventually(it -> assertThat(it.rows()).containsExactly("c 4 d"));
    }

    @Test
    void statements_that_nobody_understands_stop_nothing() {
        sql("CREATE TABLE t (id int PRIMARY KEY, name varchar(20))", "CREATE DATABASE other_" + name);
        follow("t");
        sql(
                "CREATE TABLE other_" + name + ".zz (id int PRIMARY KEY, ip4 INET4, ip6 INET6, u UUID)",
                "CREATE TABLE unrelated (a inet6, b uuid)",
                "SET SESSION sql_mode = 'ORACLE'",
                "CREATE PACKAGE p AS FUNCTION f(a int) RETURN int; END",
                "SET SESSION sql_mode = DEFAULT",
                "INSERT INTO t VALUES (2, 'b')");
        eventually(it -> assertThat(it.rows()).containsExactly("c 2 b"));
        assertThat(log.anew()).isEmpty();
    }

    @Test
    void tables_of_types_that_nobody_knows_are_read() {
        sql("CREATE TABLE t (id uuid PRIMARY KEY, ip4 INET4, ip6 INET6 NOT NULL DEFAULT '::1', name varchar(9))");
        follow("t");
        sql(
                "INSERT INTO t VALUES ('6ccd780c-baba-1026-9564-5b8c656024db', '10.0.0.0', '2001:db8::', 'a')",
                "INSERT INTO t VALUES ('6ccd780c-baba-4026-9564-5b8c656024db', NULL, '::ffff:10.1.2.3', 'b')",
                "ALTER TABLE t ADD COLUMN more INET6",
                "INSERT INTO t VALUES ('00000000-0000-0000-0000-000000000000', '0.0.0.0', '::', 'c', 'fe80::1')");
        eventually(it -> assertThat(it.rows())
                .containsExactly(
                        "c 6cc36 10.0.0.0 2001:db8:: a",
                        "c 6cc36 null ::ffff:10.1.2.3 b",
                        "c 00036 0.0.0.0 :: c fe80::1"));
    }

    @Test
    void what_moves_rows_without_the_log_is_told() {
        sql(
                "CREATE TABLE p (id int, m int, PRIMARY KEY (id, m)) PARTITION BY RANGE (m) (PARTITION p1 VALUES LESS"
                        + " THAN (10), PARTITION p2 VALUES LESS THAN (20))",
                "CREATE TABLE r (id int PRIMARY KEY, name varchar(20))",
                "CREATE TABLE s (id int PRIMARY KEY, name varchar(20))",
                "CREATE TABLE s_new (id int PRIMARY KEY, name varchar(20))",
                "CREATE TABLE d (id int PRIMARY KEY)");
        follow("p", "r", "s", "d");
        sql("ALTER TABLE p TRUNCATE PARTITION p1", "ALTER TABLE p DROP PARTITION p2");
        eventually(it -> assertThat(it.anew())
                .containsExactly("ROWS_WITHOUT_LOG " + name + "/p", "ROWS_WITHOUT_LOG " + name + "/p"));
        log.forget();
        sql(
                "CREATE OR REPLACE TABLE r (id int PRIMARY KEY, name varchar(20), n int)",
                "INSERT INTO r VALUES (1, 'a', 1)");
        eventually(it -> assertThat(it.rows()).containsExactly("c 1 a 1"));
        assertThat(log.anew()).containsExactly("ROWS_WITHOUT_LOG " + name + "/r");
        log.forget();
        sql("RENAME TABLE s TO s_old, s_new TO s", "UPDATE s SET name = 'x'", "INSERT INTO s VALUES (9, 'later')");
        eventually(it -> assertThat(it.rows()).containsExactly("c 9 later"));
        assertThat(log.anew()).containsExactly("ROWS_WITHOUT_LOG " + name + "/s");
        log.forget();
        sql("ALTER TABLE d RENAME TO d2");
        eventually(it -> assertThat(it.gone()).containsExactly("TABLE_RENAMED " + name + "/d"));
        sql(
                "DROP TABLE s",
                "CREATE TABLE s LIKE s_old",
                "INSERT INTO s SELECT * FROM s_old",
                "INSERT INTO s VALUES (5, 'e')");
        eventually(it -> assertThat(it.rows()).containsExactly("c 5 e"));
        assertThat(log.gone()).contains("TABLE_DROPPED " + name + "/s");
        assertThat(log.anew()).containsExactly("ROWS_WITHOUT_LOG " + name + "/s");
    }

    @Test
    void what_single_sessions_keep_from_the_log_is_told() {
        sql("CREATE TABLE t (id int PRIMARY KEY, name varchar(20))", "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        follow("t");
        sql("SET SESSION binlog_row_image = MINIMAL", "UPDATE t SET name = 'x' WHERE id = 1");
        eventually(it -> assertThat(it.anew()).containsExactly("ROWS_UNREADABLE " + name + "/t"));
        log.forget();
        sql("SET SESSION binlog_format = STATEMENT", "UPDATE t SET name = 'y' WHERE id = 1");
        eventually(it -> assertThat(it.anew()).containsExactly("ROWS_WITHOUT_LOG " + name + "/t"));
        sql("INSERT INTO t VALUES (3, 'c')");
        eventually(it -> assertThat(it.rows()).containsExactly("c 3 c"));
    }

    @Test
    void versions_of_rows_are_not_rows() {
        sql(
                "CREATE TABLE v (id int PRIMARY KEY, name varchar(20)) WITH SYSTEM VERSIONING",
                "CREATE TABLE w (id int PRIMARY KEY, a timestamp(6) GENERATED ALWAYS AS ROW START, b timestamp(6)"
                        + " GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (a, b)) WITH SYSTEM VERSIONING",
                "CREATE TABLE x (id int PRIMARY KEY)",
                "INSERT INTO v VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO w (id) VALUES (1), (2)");
        follow("v", "w", "x");
        sql("UPDATE v SET name = 'x' WHERE id = 1", "DELETE FROM w WHERE id = 2", "INSERT INTO x VALUES (3)");
        eventually(it -> assertThat(it.rows()).containsExactly("c 3"));
        assertThat(log.anew()).containsExactly("ROWS_UNREADABLE " + name + "/v", "ROWS_UNREADABLE " + name + "/w");
    }

    @Test
    void of_a_transaction_that_was_rolled_back_only_rows_of_tables_without_transactions_come() {
        sql(
                "CREATE TABLE t (id int PRIMARY KEY)",
                "CREATE TABLE m (id int PRIMARY KEY) ENGINE=MyISAM",
                "CREATE TABLE x (id int PRIMARY KEY)");
        follow("t", "m", "x");
        sql("BEGIN", "INSERT INTO t VALUES (1)", "INSERT INTO m VALUES (2)", "ROLLBACK", "INSERT INTO x VALUES (3)");
        eventually(it -> assertThat(it.rows()).containsExactly("c 2", "c 3"));
        sql(
                "BEGIN",
                "INSERT INTO m VALUES (4)",
                "INSERT INTO t VALUES (5)",
                "SAVEPOINT s",
                "UPDATE m, t SET m.id = 6, t.id = 6 WHERE m.id = 4 AND t.id = 5",
                "ROLLBACK",
                "INSERT INTO x VALUES (7)");
        eventually(it -> assertThat(it.rows()).endsWith("c 7"));
        assertThat(log.rows()).doesNotContain("c 5");
    }

    @Test
    void tables_whose_rows_change_elsewhere_are_refused() throws SQLException {
        sql(
                "CREATE TABLE t (id int PRIMARY KEY) ENGINE=MyISAM",
                "CREATE TABLE m (id int PRIMARY KEY) ENGINE=MERGE UNION=(t)");
        SourceDatabase database = SourceDatabase.of(name, address(), "");
        try (Connection connection = database.connect()) {
            database.check(connection);
            Table merged = new Table("m", List.of(), List.of("id"));
            assertThat(database.refused(connection, merged).orElseThrow().code())
                    .isEqualTo(FaultCode.ENGINE_WITHOUT_LOG);
            assertThat(database.refused(connection, new Table("t", List.of(), List.of("id"))))
                    .isEmpty();
        }
    }

    @Test
    void a_user_who_may_only_read_sees_what_cascades() throws SQLException {
        sql(
                "CREATE TABLE hh (id int PRIMARY KEY)",
                "CREATE TABLE mem (id int PRIMARY KEY, pid int, FOREIGN KEY (pid) REFERENCES hh (id) ON DELETE CASCADE)",
                "CREATE OR REPLACE USER reader@'%' IDENTIFIED BY 'secret'",
                "GRANT SELECT ON " + name + ".mem TO reader@'%'");
        DatabaseAddress reader = DatabaseAddress.parse(name, server.jdbcUrl(name), "reader", "secret");
        SourceDatabase database = SourceDatabase.of(name, reader, "");
        try (Connection connection = database.connect()) {
            Cascades cascades = database.cascades(connection, Set.of(new TableId(name, "mem")));
            assertThat(cascades.ancestors()).containsExactly(new TableId(name, "hh"));
        }
    }

    @Test
    void what_cascades_is_told_with_what_it_can_be_found_by() {
        sql(
                "CREATE TABLE street (id int PRIMARY KEY)",
                "CREATE TABLE hh (id int PRIMARY KEY, street int, FOREIGN KEY (street) REFERENCES street (id) ON DELETE"
                        + " CASCADE)",
                "CREATE TABLE mem (id int PRIMARY KEY, pid int, name varchar(20), FOREIGN KEY (pid) REFERENCES hh (id)"
                        + " ON DELETE CASCADE ON UPDATE CASCADE)",
                "CREATE TABLE pet (id int PRIMARY KEY, owner int, FOREIGN KEY (owner) REFERENCES mem (id) ON DELETE SET"
                        + " NULL)",
                "INSERT INTO street VALUES (7)",
                "INSERT INTO hh VALUES (1, NULL), (2, NULL), (3, 7)",
                "INSERT INTO mem VALUES (11, 1, 'a'), (21, 2, 'b'), (31, 3, 'c')",
                "INSERT INTO pet VALUES (111, 11)");
        follow("mem", "pet");
        sql("DELETE FROM hh WHERE id = 1");
        eventually(it -> assertThat(it.cascaded()).containsExactly("mem [pid] [1] []", "pet [] [] []"));
        log.forget();
        sql("UPDATE hh SET id = 22 WHERE id = 2");
        eventually(it -> assertThat(it.cascaded()).containsExactly("mem [pid] [2] [22]"));
        log.forget();
        sql("UPDATE hh SET street = 7 WHERE id = 22", "DELETE FROM street WHERE id = 7");
        eventually(it -> assertThat(it.cascaded()).containsExactly("mem [] [] []", "pet [] [] []"));
    }
}
