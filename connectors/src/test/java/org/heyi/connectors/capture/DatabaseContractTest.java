package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.Test;

/** What every database engine keeps besides. */
abstract class DatabaseContractTest extends SourceContractTest {

    SqlTestSource database() {
        return (SqlTestSource) source;
    }

    void stopsWith(FaultCode code) {
        eventually(status -> assertThat(status.state()).as("%s", status).isEqualTo(State.STOPPED));
        assertThat(capture.status().lastFault().code())
                .as("%s", capture.status())
                .isEqualTo(code);
    }

    @Test
    void a_database_that_is_away_is_waited_for_and_nothing_is_lost() {
        createPersons("a");
        try (Wire wire = new Wire(database().server.port())) {
            database().url = database().url.replace(":" + database().server.port() + "/", ":" + wire.port() + "/");
            capture = database().start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
            streaming();
            source.change(rows -> rows.insert("person", "b", "before", null));
            eventually(status -> assertThat(graph.rows("person")).hasSize(2));
            wire.cut();
            source.change(rows -> rows.insert("person", "c", "meanwhile", null));
            eventually(status -> assertThat(status.state()).as("%s", status).isEqualTo(State.WAITING));
            assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.SOURCE_AWAY);
            wire.mend();
            names(Map.of("a", "name of a", "b", "before", "c", "meanwhile"));
            streaming();
            assertThat(capture.status().lastFault()).isNull();
            assertThat(graph.snapshots()).isEqualTo(1);
        }
    }

    @Test
    void a_database_that_is_away_is_told_however_long_its_next_sign_of_life_would_take() {
        createPersons("a");
        try (Wire wire = new Wire(database().server.port())) {
            database().url = database().url.replace(":" + database().server.port() + "/", ":" + wire.port() + "/");
            capture = database()
                    .start(
                            RowMappings.of(source.name(), "person"),
                            graph,
                            OPTIONS.withTimes(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(1)));
            names(Map.of("a", "name of a"));
            streaming();
            wire.cut();
            eventually(status -> assertThat(status.state()).as("%s", status).isEqualTo(State.WAITING));
            wire.mend();
            streaming();
        }
    }

    /** Makes the server end, for whoever connects from now on, what takes longer than a second. */
    abstract String[] impatient();

    abstract String[] patient();

    /** How many sessions of ours hold a transaction open for a second or more. */
    abstract String holdingOn();

    @Test
    void a_graph_that_is_slow_keeps_no_transaction_of_the_department_open() {
        createPersons();
        source.fill("person", 10_000, "Zhang");
        database().asSuperuser(impatient());
        try {
            graph.admit(3);
            start(new RowMappings(source.name(), "1").table("person", "id", "name"));
            eventually(status -> assertThat(graph.applied()).hasSize(3));
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            database().number(holdingOn()))
                    .isZero());
            graph.admitAll();
            eventually(
                    status -> assertThat(graph.rows("person")).as("%s", status).hasSize(10_000));
            streaming();
        } finally {
            database().asSuperuser(patient());
        }
        assertThat(graph.snapshots()).isEqualTo(1);
        assertThat(capture.status().lastFault()).isNull();
    }

    @Test
    void a_server_that_was_never_there_is_waited_for() {
        createPersons("a");
        try (Wire wire = new Wire(database().server.port())) {
            wire.cut();
            database().url = database().url.replace(":" + database().server.port() + "/", ":" + wire.port() + "/");
            start(RowMappings.of(source.name(), "person"));
            eventually(status -> assertThat(status.state()).isEqualTo(State.WAITING));
            assertThat(capture.status().lastFault().toString()).contains("127.0.0.1:" + wire.port());
            wire.mend();
            names(Map.of("a", "name of a"));
        }
    }

    @Test
    void a_wrong_password_is_told() {
        createPersons("a");
        capture = database().start(RowMappings.of(source.name(), "person"), graph, OPTIONS, "wrong");
        stopsWith(FaultCode.LOGIN_REFUSED);
        assertThat(capture.status().toString()).doesNotContain("wrong\"");
    }

    @Test
    void a_missing_database_is_told() {
        database().url = database().url.replace("/" + source.name(), "/nowhere");
        start(RowMappings.of(source.name(), "person"));
        stopsWith(FaultCode.DATABASE_MISSING);
    }

    @Test
    void a_source_without_a_table_to_follow_goes_on_once_there_is_one() {
        source.sql("CREATE TABLE keyless (id " + database().keyType() + ")", "INSERT INTO keyless VALUES ('a')");
        start(RowMappings.of(source.name(), "keyless"));
        stopsWith(FaultCode.TABLE_WITHOUT_KEY);
        source.sql("ALTER TABLE keyless ADD PRIMARY KEY (id)");
        streaming();
        assertThat(graph.rows("keyless")).containsOnlyKeys("a");
    }

    @Test
    void a_table_without_a_key_is_told_and_the_others_go_on() {
        createPersons("a");
        source.sql("CREATE TABLE keyless (id int)");
        start(RowMappings.of(source.name(), "keyless", "person"));
        names(Map.of("a", "name of a"));
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.TABLE_WITHOUT_KEY);
    }

    @Test
    void a_table_that_could_not_be_captured_is_read_when_it_can() {
        createPersons("a");
        start(RowMappings.of(source.name(), "person", "later"));
        names(Map.of("a", "name of a"));
        stop();
        source.createTable("later", List.of("id", "name"));
        source.change(rows -> rows.insert("later", "x", "late"));
        start(RowMappings.of(source.name(), "person", "later"));
        eventually(status -> assertThat(graph.column("later", "name")).isEqualTo(Map.of("x", "late")));
        assertThat(capture.status().lastFault()).isNull();
    }

    @Test
    void a_captured_table_that_is_dropped_is_told_and_the_others_go_on() {
        createPersons("a");
        source.createTable("extra", List.of("id"));
        source.change(rows -> rows.insert("extra", "x"));
        start(RowMappings.of(source.name(), "person", "extra"));
        streaming();
        stop();
        source.sql("DROP TABLE extra");
        source.change(rows -> rows.insert("person", "b", "after", null));
        capture = source.start(RowMappings.of(source.name(), "person", "extra"), graph, QUICK_HEARTBEAT);
        names(Map.of("a", "name of a", "b", "after"));
        assertThat(table("extra").fault().code()).isEqualTo(FaultCode.UNKNOWN_TABLE);
        assertThat(graph.rows("extra")).hasSize(1);
        source.createTable("extra", List.of("id"));
        source.change(rows -> rows.insert("extra", "y"));
        eventually(status ->
                assertThat(graph.rows("extra").keySet()).as("%s", status).containsExactly("y"));
        streaming();
        assertThat(table("extra").fault()).isNull();
    }

    TableStatus table(String name) {
        return capture.status().tables().stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_table_that_came_to_differ_without_a_word_in_the_log_is_mended_and_told() {
        createPersons("a", "b", "c");
        capture = source.start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
        streaming();
        eventually(status -> assertThat(table("person").provenAt()).isNotNull());
        assertThat(table("person").differences()).isZero();
        stop();
        graph.spoil(source.name(), "person");
        capture = source.start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
        names(Map.of("a", "name of a", "b", "name of b", "c", "name of c"));
        eventually(status -> assertThat(table("person").differences()).isEqualTo(3));
    }

    /** The last event that Debezium has written out of its snapshot or of the stream behind it. */
    String lastEvent(String context) throws JMException {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        ObjectName pattern = new ObjectName(
                "debezium.*:type=connector-metrics,context=" + context + ",server=heyi." + source.name() + ",*");
        ObjectName metrics = platform.queryNames(pattern, null).iterator().next();
        return String.valueOf(platform.getAttribute(metrics, "LastEvent"));
    }

    @Test
    void a_table_with_another_key_is_told_and_read_anew() {
        createPersons("a");
        followPersons();
        source.sql(anotherKey());
        source.change(rows -> rows.insert("person", "b", "after", "n"));
        stopsWith(FaultCode.KEY_CHANGED);
        streaming();
        assertThat(graph.rows("person").keySet()).containsExactly("after", "name of a");
        source.change(rows -> rows.insert("person", "c", "later", "n"));
        eventually(status -> assertThat(graph.rows("person")).containsKey("later"));
    }

    abstract String[] anotherKey();

    /** Gives a column of a table another type. */
    abstract String retyped(String table, String column, String type);

    @Test
    void a_column_whose_type_changes_on_a_quiet_table_is_read_by_its_new_type() {
        source.sql("CREATE TABLE quiet (id " + database().keyType()
                + " PRIMARY KEY, a int, b int, c int, d varchar(20), e varchar(3))");
        source.sql("INSERT INTO quiet VALUES ('1', 1, 1, 1, '1', 'abc')");
        start(RowMappings.of(source.name(), "quiet"));
        streaming();
        source.sql(
                retyped("quiet", "a", "bigint"),
                retyped("quiet", "b", "numeric(20,2)"),
                retyped("quiet", "c", "varchar(20)"),
                retyped("quiet", "d", "text"),
                retyped("quiet", "e", "char(5)"));
        source.sql(
                "UPDATE quiet SET a = 4000000000, b = 4000000000.25, c = 'words', d = 'long', e = 'ab'",
                "INSERT INTO quiet VALUES ('2', 3000000000, 3000000000.50, 'more', 'longer', 'cd')");
        eventually(status -> assertThat(graph.rows("quiet")).as("%s", status).hasSize(2));
        assertThat(graph.rows("quiet").get("1"))
                .containsEntry("a", 4000000000L)
                .containsEntry("b", new BigDecimal("4000000000.25"))
                .containsEntry("c", "words")
                .containsEntry("d", "long")
                .containsEntry("e", "ab");
        assertThat(graph.rows("quiet").get("2")).containsEntry("a", 3000000000L).containsEntry("e", "cd");
        stop();
        source.sql(retyped("quiet", "a", "numeric(30,0)"));
        source.sql("UPDATE quiet SET a = 10000000000000000000 WHERE id = '1'");
        start(RowMappings.of(source.name(), "quiet"));
        eventually(status -> assertThat(graph.rows("quiet").get("1"))
                .as("%s", status)
                .containsEntry("a", new BigDecimal("10000000000000000000")));
    }

    /** How columns may be generated. */
    abstract List<String> generations();

    @Test
    void generated_columns_are_followed() {
        for (String kind : generations()) {
            source.sql("CREATE TABLE " + area(kind) + " (id " + database().keyType()
                    + " PRIMARY KEY, w int, area int GENERATED ALWAYS AS (w * 2) " + kind + ")");
            source.sql("INSERT INTO " + area(kind) + " (id, w) VALUES ('1', 1), ('9', 9)");
        }
        source.createTable("person", List.of("id", "name"));
        RowMappings mappings = RowMappings.of(source.name(), "person");
        generations().forEach(kind -> mappings.table(area(kind)));
        start(mappings);
        streaming();
        for (String kind : generations()) {
            source.sql(
                    "UPDATE " + area(kind) + " SET w = 10 WHERE id = '1'",
                    "INSERT INTO " + area(kind) + " (id, w) VALUES ('2', 20)",
                    "DELETE FROM " + area(kind) + " WHERE id = '9'");
            eventually(status -> assertThat(graph.column(area(kind), "area"))
                    .as("%s", status)
                    .isEqualTo(Map.of("1", 20, "2", 40)));
        }
        source.change(rows -> rows.insert("person", "a", "another table"));
        names(Map.of("a", "another table"));
    }

    private static String area(String kind) {
        return "area_" + kind.toLowerCase(Locale.ROOT);
    }

    @Test
    void lag_is_told() {
        createPersons("a");
        followPersons();
        source.change(rows -> rows.insert("person", "b", "x", null));
        eventually(status -> assertThat(status.lagSeconds()).isBetween(0.0, 20.0));
        eventually(status -> assertThat(status.lagBytes()).isNotNull());
    }
}
