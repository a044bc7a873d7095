package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
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

    /** Makes the server end, for whoever connects from now on, what takes longer than a second. */
    abstract String[] impatient();

    abstract String[] patient();

    /** How many sessions with the database wait for three seconds or more for somebody to read their rows. */
    abstract String keptWaiting();

    @Test
    void a_snapshot_may_take_as_long_as_the_graph_needs_also_where_the_server_is_impatient() {
        createPersons();
        source.fill("person", 10_000, "Zhang");
        source.sql("UPDATE person SET note = repeat('x', 4000)");
        database().asSuperuser(impatient());
        try {
            graph.admit(2);
            start(new RowMappings(source.name(), "1").table("person", "id", "name"));
            eventually(status -> assertThat(database().number(keptWaiting()))
                    .as("%s", status)
                    .isPositive());
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
    void a_captured_table_that_is_dropped_stops_the_source_at_the_next_start() {
        createPersons("a");
        source.createTable("extra", List.of("id"));
        start(RowMappings.of(source.name(), "person", "extra"));
        streaming();
        stop();
        source.sql("DROP TABLE extra");
        start(RowMappings.of(source.name(), "person", "extra"));
        stopsWith(FaultCode.UNKNOWN_TABLE);
    }

    @Test
    void what_nobody_reads_of_each_row_of_a_snapshot_is_not_written_out() throws JMException {
        createPersons();
        source.fill("person", 20_000, "x");
        graph.admit(3);
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(graph.applied()).hasSize(3));
        String written = lastEvent("snapshot");
        eventually(status -> {
            graph.admit(5);
            assertThat(graph.rows("person")).hasSizeGreaterThan(5_000);
        });
        assertThat(lastEvent("snapshot")).isEqualTo(written);
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
    void another_key_stops_the_source() {
        createPersons("a");
        followPersons();
        source.sql(anotherKey());
        source.change(rows -> rows.insert("person", "b", "after", "n"));
        stopsWith(FaultCode.KEY_CHANGED);
    }

    abstract String[] anotherKey();

    @Test
    void lag_is_told() {
        createPersons("a");
        followPersons();
        source.change(rows -> rows.insert("person", "b", "x", null));
        eventually(status -> assertThat(status.lagSeconds()).isBetween(0.0, 20.0));
        eventually(status -> assertThat(status.lagBytes()).isNotNull());
    }
}
