package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heyi.connectors.capture.database.TableChange.Anew;
import org.heyi.connectors.capture.database.TableChange.Columns;
import org.heyi.connectors.capture.database.TableChange.Missing;
import org.heyi.connectors.capture.database.TableChange.None;
import org.heyi.connectors.capture.database.TableChange.Unfit;
import org.heyi.connectors.capture.database.TableChange.Why;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL logs no DDL: what departments do to tables is found by looking again. */
class TableChangeTest {
    private PostgresFixture source;

    @BeforeEach
    void connect() throws SQLException {
        source = new PostgresFixture("shapes");
        source.sql(
                "CREATE TYPE mood AS ENUM ('glad', 'sad')",
                "CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL, name varchar(20), m mood)",
                "INSERT INTO t VALUES (1, 'c', 'a', 'sad')",
                "CREATE UNIQUE INDEX i ON t (id, code)",
                "CREATE TABLE p (id int, y int, name text, PRIMARY KEY (id, y)) PARTITION BY RANGE (y)",
                "CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (1) TO (10)",
                "CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (10) TO (20)",
                "CREATE TABLE p_3 (id int, y int, name text, PRIMARY KEY (id, y))",
                "INSERT INTO p VALUES (1, 5, 'a'), (2, 15, 'b')",
                "INSERT INTO p_3 VALUES (3, 25, 'c')");
        source.publish("t", "p");
    }

    @AfterEach
    void clear() throws SQLException {
        source.close();
    }

    private TableChange change(String table, String... statements) throws SQLException {
        TableShape before = source.shape(table);
        source.sql(statements);
        TableShape now = source.shape(table, Map.of(source.id(table), before));
        return source.database.change(source.source + "." + table, before, now);
    }

    private static Arguments of(Why why, boolean publish, String table, String... statements) {
        return Arguments.of(new Anew(why, publish), table, List.of(statements));
    }

    static Stream<Arguments> readAnew() {
        String swap = "BEGIN; CREATE TABLE t_new (LIKE t INCLUDING ALL); ALTER TABLE t RENAME TO t_old;"
                + " ALTER TABLE t_new RENAME TO t; COMMIT";
        return Stream.of(
                of(Why.REPLACED, true, "t", swap),
                of(Why.REPLACED, true, "t", "DROP TABLE t", "CREATE TABLE t (id int PRIMARY KEY, name text)"),
                of(Why.NOT_PUBLISHED, true, "t", "ALTER PUBLICATION heyi_shapes DROP TABLE t"),
                of(Why.NOT_PUBLISHED, true, "t", "ALTER PUBLICATION heyi_shapes SET TABLE p, t WHERE (id > 0)"),
                of(Why.NOT_PUBLISHED, true, "t", "ALTER PUBLICATION heyi_shapes SET TABLE p, t (id, name)"),
                of(
                        Why.UNSEEN,
                        false,
                        "t",
                        "ALTER TABLE t RENAME TO other",
                        "INSERT INTO other VALUES (5, 'e')",
                        "ALTER TABLE other RENAME TO t"),
                of(Why.UNSEEN, false, "p", "ALTER TABLE p RENAME TO other", "ALTER TABLE other RENAME TO p"),
                of(
                        Why.UNSEEN,
                        false,
                        "t",
                        "ALTER PUBLICATION heyi_shapes DROP TABLE t",
                        "ALTER PUBLICATION heyi_shapes ADD TABLE t"),
                of(
                        Why.UNSEEN,
                        false,
                        "t",
                        "ALTER PUBLICATION heyi_shapes SET (publish = 'insert')",
                        "ALTER PUBLICATION heyi_shapes SET (publish = 'insert, update, delete, truncate')"),
                of(Why.PARTITIONS, false, "p", "ALTER TABLE p ATTACH PARTITION p_3 FOR VALUES FROM (20) TO (30)"),
                of(Why.PARTITIONS, false, "p", "ALTER TABLE p DETACH PARTITION p_1"),
                of(Why.PARTITIONS, false, "p", "ALTER TABLE p DETACH PARTITION p_1 CONCURRENTLY"),
                of(Why.PARTITIONS, false, "p", "DROP TABLE p_1"),
                of(Why.PARTITIONS, false, "p", "CREATE TABLE p_4 PARTITION OF p FOR VALUES FROM (40) TO (50)"),
                of(Why.PARTITION_EMPTIED, false, "p", "TRUNCATE p_2"),
                of(Why.PARTITION_EMPTIED, false, "p", "BEGIN; TRUNCATE p_2; INSERT INTO p VALUES (9, 15, 'n'); COMMIT"),
                of(Why.PARTITION_EMPTIED, false, "p", "ALTER TABLE p ALTER name TYPE text USING upper(name)"),
                of(
                        Why.PARTITION_EMPTIED,
                        false,
                        "p",
                        "ALTER TABLE p_1 SET UNLOGGED",
                        "INSERT INTO p VALUES (7, 7, 'unseen')",
                        "ALTER TABLE p_1 SET LOGGED"),
                of(Why.VALUES, false, "t", "ALTER TABLE t ALTER name TYPE varchar(20) USING upper(name)"),
                of(Why.VALUES, false, "t", "ALTER TABLE t DROP name, ADD name varchar(20) DEFAULT 'x'"),
                of(Why.VALUES, false, "t", "ALTER TABLE t ALTER name TYPE text"),
                of(Why.VALUES, false, "t", "ALTER TABLE t ALTER id TYPE bigint"),
                of(Why.VALUES, false, "t", "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'"));
    }

    @ParameterizedTest
    @MethodSource
    void readAnew(Anew expected, String table, List<String> statements) throws SQLException {
        assertThat(change(table, statements.toArray(String[]::new))).isEqualTo(expected);
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                Arguments.of("t", List.of("UPDATE t SET name = 'b'", "DELETE FROM t", "TRUNCATE t")),
                Arguments.of("t", List.of("VACUUM FULL t", "CLUSTER t USING t_pkey", "ANALYZE t", "VACUUM FREEZE t")),
                Arguments.of("t", List.of("CREATE INDEX ON t (name)", "GRANT SELECT ON t TO public")),
                Arguments.of("t", List.of("ALTER TABLE t ADD UNIQUE (name)", "ALTER TABLE t SET (fillfactor = 50)")),
                Arguments.of("t", List.of("ALTER TYPE mood ADD VALUE 'angry'", "REINDEX TABLE t")),
                Arguments.of("p", List.of("UPDATE p SET y = 15 WHERE y = 5", "DELETE FROM p", "ANALYZE p")),
                Arguments.of("p", List.of("CREATE INDEX ON p (name)")));
    }

    @ParameterizedTest
    @MethodSource
    void nothing(String table, List<String> statements) throws SQLException {
        assertThat(change(table, statements.toArray(String[]::new))).isEqualTo(new None());
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("t", FaultCode.REPLICA_IDENTITY, List.of("ALTER TABLE t REPLICA IDENTITY NOTHING")),
                Arguments.of(
                        "t",
                        FaultCode.IDENTITY_INDEX_GONE,
                        List.of("ALTER TABLE t REPLICA IDENTITY USING INDEX i", "DROP INDEX i")),
                Arguments.of(
                        "t",
                        FaultCode.IDENTITY_DEFERRABLE,
                        List.of("ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (id) DEFERRABLE")),
                Arguments.of("t", FaultCode.IDENTITY_WITHOUT_KEY, List.of("ALTER TABLE t DROP CONSTRAINT t_pkey")),
                Arguments.of("t", FaultCode.TABLE_INHERITED, List.of("CREATE TABLE t_1 () INHERITS (t)")),
                Arguments.of("p", FaultCode.REPLICA_IDENTITY, List.of("ALTER TABLE p_2 REPLICA IDENTITY NOTHING")),
                Arguments.of("p", FaultCode.TABLE_NOT_LOGGED, List.of("ALTER TABLE p_2 SET UNLOGGED")),
                Arguments.of(
                        "t",
                        FaultCode.IDENTITY_WITHOUT_KEY,
                        List.of(
                                "BEGIN; ALTER TABLE t RENAME TO t_old; CREATE TABLE t AS SELECT * FROM t_old; COMMIT")));
    }

    @ParameterizedTest
    @MethodSource
    void unfit(String table, FaultCode code, List<String> statements) throws SQLException {
        assertThat(change(table, statements.toArray(String[]::new)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.fault().code()).isEqualTo(code));
    }

    @Test
    void a_table_taken_out_lets_its_owner_go_on() throws SQLException {
        source.sql("ALTER TABLE t REPLICA IDENTITY NOTHING");
        assertThat(source.database.publication().remove(source.hub, source.id("t")))
                .isEmpty();
        source.sql("UPDATE t SET name = 'b'", "DELETE FROM t");
        assertThat(source.shape("p").published()).isTrue();
    }

    @Test
    void a_new_name_is_told() throws SQLException {
        assertThat(change("t", "ALTER TABLE t RENAME TO t2"))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.fault().toString())
                                .contains("table shapes.t is now called shapes.t2"));
    }

    @Test
    void a_new_schema_is_told() throws SQLException {
        source.sql("DROP SCHEMA IF EXISTS shapes_moved CASCADE", "CREATE SCHEMA shapes_moved");
        assertThat(change("t", "ALTER TABLE t SET SCHEMA shapes_moved"))
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.fault().toString()).contains("shapes_moved.t"));
        source.sql("DROP SCHEMA shapes_moved CASCADE");
    }

    @Test
    void a_dropped_table_is_told() throws SQLException {
        assertThat(change("t", "DROP TABLE t")).isInstanceOfSatisfying(Missing.class, missing -> assertThat(
                        missing.fault().code())
                .isEqualTo(FaultCode.TABLE_GONE));
    }

    static Stream<String> columns() {
        return Stream.of(
                "ALTER TABLE t RENAME name TO full_name",
                "ALTER TABLE t ADD note text DEFAULT 'x'",
                "ALTER TABLE t DROP name",
                "ALTER TABLE t ALTER name TYPE varchar(40)",
                "ALTER TABLE t ADD twice text GENERATED ALWAYS AS (code || code) STORED");
    }

    @ParameterizedTest
    @MethodSource
    void columns(String sql) throws SQLException {
        TableChange change = change("t", sql);
        assertThat(change instanceof Columns || change instanceof Anew)
                .as("%s", change)
                .isTrue();
    }

    @Test
    void a_swapped_table_is_published_and_the_old_one_is_not() throws SQLException {
        source.sql("BEGIN; CREATE TABLE t_new (LIKE t INCLUDING ALL); ALTER TABLE t RENAME TO t_old;"
                + " ALTER TABLE t_new RENAME TO t; COMMIT");
        assertThat(source.database.publication().align(source.hub, List.of(source.id("t"), source.id("p"))))
                .isEmpty();
        assertThat(source.shape("t").published()).isTrue();
        assertThat(source.shape("t_old").published()).isFalse();
        assertThat(source.shape("p").published()).isTrue();
    }

    @Test
    void nobody_waits_for_the_hub_which_gives_up_and_says_so() throws SQLException {
        source.sql("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
        long began = System.nanoTime();
        assertThat(source.database.publication().remove(source.hub, source.id("t")))
                .hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo(FaultCode.PUBLICATION_LOCKED));
        assertThat(System.nanoTime() - began).isLessThan(8_000_000_000L);
        source.sql("COMMIT");
        assertThat(source.database.publication().remove(source.hub, source.id("t")))
                .isEmpty();
    }

    @Test
    void looking_waits_for_no_lock() throws SQLException {
        TableShape before = source.shape("t");
        source.sql("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
        assertThat(source.shape("t")).isEqualTo(before);
        source.sql("COMMIT");
    }
}
