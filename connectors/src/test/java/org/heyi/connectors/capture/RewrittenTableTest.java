package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.TableReader;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.TableMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL shows a table as empty to a transaction whose snapshot is older than a statement that rewrote it. */
class RewrittenTableTest extends FollowedSourceTest {

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }

    private PostgresTestSource database() {
        return (PostgresTestSource) source;
    }

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 't' AND NOT l.granted";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ALTER a TYPE bigint",
                "ALTER TABLE t ADD COLUMN b double precision DEFAULT random()",
                "ALTER TABLE t SET UNLOGGED",
                "TRUNCATE t; INSERT INTO t VALUES (1, 1), (2, 2)",
                "CREATE TABLE u (LIKE t INCLUDING ALL); INSERT INTO u TABLE t; ALTER TABLE t RENAME TO old; ALTER TABLE u RENAME TO t",
                "ALTER TABLE t RENAME COLUMN a TO b; ALTER TABLE t RENAME COLUMN b TO a; DELETE FROM t; INSERT INTO t VALUES (3, 3), (4, 4)"
            })
    void a_look_that_waits_for_a_rewrite_sees_all_rows_behind_it(String rewrite) throws SQLException {
        source.sql("CREATE TABLE t (id int PRIMARY KEY, a int)", "INSERT INTO t VALUES (1, 1), (2, 2)");
        DatabaseAddress address =
                DatabaseAddress.parse(source.name(), database().url, SqlTestSource.USER, SqlTestSource.PASSWORD);
        SourceDatabase database = SourceDatabase.of(source.name(), address, "unused");
        try (Connection reading = database.connect();
                Connection owner = database.connect()) {
            TableMapping mapping = RowMappings.of(source.name(), "t")
                    .compile(
                            "t",
                            Catalogue.tables(reading, null, List.of("t")).stream()
                                    .findFirst(),
                            List.of());
            TableReader reader = TableReader.of(database, reading, "run", mapping);
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute(rewrite);
            }
            CompletableFuture<Look> look = CompletableFuture.supplyAsync(() -> {
                try {
                    return reader.range(null, 100);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> database().number(WAITING) > 0);
            owner.commit();
            assertThat(look.join().rows()).hasSize(2);
        }
    }

    @Test
    void a_column_that_goes_while_a_look_waits_is_named() throws SQLException {
        source.sql("CREATE TABLE t (id int PRIMARY KEY, a int)", "INSERT INTO t VALUES (1, 1), (2, 2)");
        start(new RowMappings(source.name(), "1").table("t", "id", "a"));
        streaming();
        try (Connection owner =
                        DriverManager.getConnection(database().url, SqlTestSource.USER, SqlTestSource.PASSWORD);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("ALTER TABLE t RENAME COLUMN a TO b");
            CompletableFuture<List<Comparison>> comparing = CompletableFuture.supplyAsync(this::compared);
            await().atMost(Duration.ofMinutes(1)).until(() -> database().number(WAITING) > 0);
            owner.commit();
            assertThat(comparing.join()).allSatisfy(of -> assertThat(of.fault()).isNotNull());
        }
        eventually(status -> assertThat(status.state()).isEqualTo(SourceStatus.State.STOPPED));
        assertThat(capture.status().lastFault().place().toString()).isEqualTo(source.name() + "/t.sql:1:8");
    }

    private List<Comparison> compared() {
        try {
            return capture.compare(false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_table_that_is_rewritten_again_and_again_never_loses_a_record() {
        source.sql(
                "CREATE TABLE t (id int PRIMARY KEY, a int)",
                "INSERT INTO t SELECT n, n FROM generate_series(1, 50) n");
        start(RowMappings.of(source.name(), "t"));
        streaming();
        for (int i = 0; i < 20; i++) {
            source.sql("ALTER TABLE t ALTER a TYPE bigint", "ALTER TABLE t ALTER a TYPE int");
            assertThat(graph.rows("t")).hasSize(50);
        }
        source.sql("INSERT INTO t VALUES (0, 0)");
        eventually(status -> assertThat(graph.rows("t")).as("%s", status).hasSize(51));
        eventually(status -> assertThat(status.tables().get(0).differences())
                .as("%s", status)
                .isEqualTo(0L));
    }
}
