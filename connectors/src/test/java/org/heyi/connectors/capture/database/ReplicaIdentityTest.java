package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heyi.connectors.capture.database.ReplicaIdentity.Verdict;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the hub says of a table what the server would do to its owner's programs. */
class ReplicaIdentityTest {
    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL, name text)";
    private static final String DEFERRABLE =
            "CREATE TABLE t (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, code text NOT NULL, name text)";
    private static final String PARTITIONED =
            "CREATE TABLE t (id int, code text NOT NULL, name text, PRIMARY KEY (id))" + " PARTITION BY RANGE (id)";
    private static final String PARTITION = "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (100)";

    private PostgresFixture source;

    @BeforeEach
    void connect() throws SQLException {
        source = new PostgresFixture("identity");
    }

    @AfterEach
    void clear() throws SQLException {
        source.close();
    }

    private static Arguments of(Verdict verdict, boolean works, String... statements) {
        return Arguments.of(verdict, works, Arrays.asList(statements));
    }

    /** What is found, and whether the owner's programs go on when the table is published. */
    static Stream<Arguments> tables() {
        String full = "ALTER TABLE t REPLICA IDENTITY FULL";
        String nothing = "ALTER TABLE t REPLICA IDENTITY NOTHING";
        String index = "ALTER TABLE t REPLICA IDENTITY USING INDEX i";
        return Stream.of(
                of(Verdict.FINE, true, TABLE),
                of(Verdict.FINE, true, TABLE, full),
                of(Verdict.NOTHING, false, TABLE, nothing),
                of(Verdict.DEFERRABLE, false, DEFERRABLE),
                of(Verdict.FINE, true, DEFERRABLE, full),
                of(Verdict.NO_KEY, false, "CREATE TABLE t (id int, name text)"),
                of(Verdict.FINE, true, "CREATE TABLE t (id int, name text)", full),
                of(Verdict.FINE, true, TABLE, "CREATE UNIQUE INDEX i ON t (code, id)", index),
                of(Verdict.INDEX_OTHER, true, TABLE, "CREATE UNIQUE INDEX i ON t (code)", index),
                of(Verdict.INDEX_OTHER, true, TABLE, "CREATE UNIQUE INDEX i ON t (code) INCLUDE (id)", index),
                of(Verdict.INDEX_GONE, false, TABLE, "CREATE UNIQUE INDEX i ON t (code, id)", index, "DROP INDEX i"),
                of(
                        Verdict.FINE,
                        true,
                        DEFERRABLE,
                        "ALTER TABLE t ADD COLUMN o int NOT NULL DEFAULT 1",
                        "CREATE UNIQUE INDEX i ON t (id)",
                        index),
                of(Verdict.FINE, true, PARTITIONED, PARTITION),
                of(Verdict.FINE, true, PARTITIONED),
                of(Verdict.FINE, true, PARTITIONED, PARTITION, nothing),
                of(Verdict.NOTHING, false, PARTITIONED, PARTITION, "ALTER TABLE t1 REPLICA IDENTITY NOTHING"),
                of(Verdict.NOTHING, false, PARTITIONED, PARTITION, "ALTER TABLE t1 REPLICA IDENTITY NOTHING", full),
                of(Verdict.DEFERRABLE, false, PARTITIONED.replace("(id))", "(id) DEFERRABLE)"), PARTITION, full),
                of(
                        Verdict.FINE,
                        true,
                        PARTITIONED.replace("(id))", "(id) DEFERRABLE)"),
                        PARTITION,
                        "ALTER TABLE t1 REPLICA IDENTITY FULL"),
                of(
                        Verdict.NOTHING,
                        false,
                        PARTITIONED,
                        PARTITION + " PARTITION BY RANGE (id)",
                        "CREATE TABLE t2 PARTITION OF t1 FOR VALUES FROM (0) TO (50)",
                        "ALTER TABLE t2 REPLICA IDENTITY NOTHING"),
                of(Verdict.UNLOGGED, true, PARTITIONED, PARTITION, "ALTER TABLE t1 SET UNLOGGED"),
                of(Verdict.INHERITED, true, TABLE, "CREATE TABLE t1 () INHERITS (t)"),
                of(
                        Verdict.FINE,
                        true,
                        "CREATE TABLE parent (name text)",
                        "CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL) INHERITS (parent)"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_is_said_of_a_table_is_what_the_server_does(Verdict verdict, boolean works, List<String> statements)
            throws SQLException {
        source.sql(statements.toArray(String[]::new));

        assertThat(source.shape("t").identity().verdict()).isEqualTo(verdict);
        source.publish("t");
        assertThat(works("UPDATE t SET name = 'other' WHERE id = 1")).isEqualTo(works);
        assertThat(works("DELETE FROM t WHERE id = 1")).isEqualTo(works);
        assertThat(source.shape("t").identity().verdict()).isEqualTo(verdict);
    }

    private boolean works(String sql) {
        try {
            source.sql(sql);
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("replica identity");
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_statement_in_the_message_mends_it(Verdict verdict, boolean works, List<String> statements)
            throws SQLException {
        source.sql(statements.toArray(String[]::new));
        List<Verdict> byAnotherIdentity =
                List.of(Verdict.NOTHING, Verdict.DEFERRABLE, Verdict.NO_KEY, Verdict.INDEX_GONE, Verdict.INDEX_OTHER);
        if (byAnotherIdentity.contains(verdict)) {
            String message = refused("t").toString();
            source.sql(message.replaceAll("(?s).*(ALTER TABLE \\S+ REPLICA IDENTITY [A-Z]+).*", "$1"));
            assertThat(source.shape("t").identity().isFine()).as(message).isTrue();
        }
    }

    private org.heyi.schema.fault.Fault refused(String table) throws SQLException {
        return source.database
                .refused(source.hub, new Table(source.source + "." + table, List.of(), List.of()))
                .orElseThrow();
    }

    @Test
    void what_no_log_has_is_told() throws SQLException {
        source.sql("CREATE UNLOGGED TABLE u (id int PRIMARY KEY)", "CREATE VIEW v AS SELECT * FROM u");
        assertThat(refused("u").code()).isEqualTo(FaultCode.TABLE_NOT_LOGGED);
        assertThat(refused("v").code()).isEqualTo(FaultCode.TABLE_NOT_LOGGED);
    }

    @Test
    void a_partition_on_another_server_is_told() throws SQLException {
        source.sql(PARTITIONED.replace(", PRIMARY KEY (id))", ")"));
        source.asSuperuser(
                "CREATE EXTENSION IF NOT EXISTS postgres_fdw",
                "CREATE SERVER IF NOT EXISTS elsewhere FOREIGN DATA WRAPPER postgres_fdw",
                "CREATE FOREIGN TABLE identity.far PARTITION OF identity.t FOR VALUES FROM (0) TO (9) SERVER elsewhere");
        assertThat(refused("t").toString()).contains("identity.far", "FOREIGN");
    }

    @Test
    void rows_hidden_from_the_hub_are_told() throws SQLException {
        source.asSuperuser(
                "CREATE TABLE identity.secret (id int PRIMARY KEY)",
                "GRANT SELECT ON identity.secret TO heyi",
                "ALTER TABLE identity.secret ENABLE ROW LEVEL SECURITY");
        assertThat(refused("secret").toString()).contains("BYPASSRLS");
    }

    @Test
    void a_partition_that_is_published_with_its_table_is_told() throws SQLException {
        source.sql(PARTITIONED, PARTITION);
        assertThat(source.shape("t1").identity().verdict()).isEqualTo(Verdict.FINE);
        source.publish("t");
        assertThat(source.shape("t1").identity().verdict()).isEqualTo(Verdict.WITH_PARENT);
    }

    @Test
    void a_publication_that_somebody_narrowed_is_told_and_made_anew_when_it_is_gone() throws SQLException {
        source.sql(TABLE);
        for (String narrow :
                List.of("FOR TABLE t WHERE (id < 3)", "FOR TABLE t (id)", "FOR TABLE t WITH (publish = 'insert')")) {
            source.sql("CREATE PUBLICATION heyi_identity " + narrow);
            assertThatThrownBy(() -> source.publish("t")).hasMessageContaining("DROP PUBLICATION heyi_identity");
            source.sql("DROP PUBLICATION heyi_identity");
        }
        for (String wide : List.of("FOR ALL TABLES", "FOR TABLES IN SCHEMA identity")) {
            source.asSuperuser("CREATE PUBLICATION heyi_identity " + wide);
            assertThatThrownBy(() -> source.publish("t")).hasMessageContaining(wide.replace(" identity", ""));
            source.asSuperuser("DROP PUBLICATION heyi_identity");
        }
        source.publish("t");
        assertThat(source.shape("t").published()).isTrue();
    }

    @Test
    void a_right_to_publish_that_is_lacking_is_told_before_anything_is_made() throws SQLException {
        source.asSuperuser(
                "CREATE TABLE identity.theirs (id int PRIMARY KEY)", "GRANT SELECT ON identity.theirs TO heyi");
        List<Table> tables = List.of(new Table("identity.theirs", List.of(), List.of()));
        assertThat(source.database.refused(source.hub, tables)).singleElement().satisfies(fault -> assertThat(
                        fault.toString())
                .contains("OWNER OF identity.theirs", "CREATE PUBLICATION heyi_identity FOR TABLE ONLY"));
        source.asSuperuser(
                "CREATE PUBLICATION heyi_identity FOR TABLE identity.theirs WITH (publish_via_partition_root = true)");
        assertThat(source.database.refused(source.hub, tables)).isEmpty();
    }

    @Test
    void a_server_that_keeps_its_log_without_limit_is_told() throws SQLException {
        assertThat(source.database.warnings(source.hub)).singleElement().satisfies(fault -> assertThat(fault.code())
                .isEqualTo(FaultCode.SLOT_UNLIMITED));
    }

    @Test
    void a_table_that_is_not_there_is_neither() throws SQLException {
        TableShape shape = source.shape("nowhere", Map.of());
        assertThat(shape.exists()).isFalse();
        assertThat(shape.identity().isFine()).isTrue();
    }
}
