package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.Test;

class PostgresContractTest extends DatabaseContractTest {

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }

    @Override
    String[] impatient() {
        return new String[] {
            "ALTER DATABASE " + source.name() + " SET statement_timeout = '1s'",
            "ALTER DATABASE " + source.name() + " SET idle_in_transaction_session_timeout = '1s'"
        };
    }

    @Override
    String[] patient() {
        return new String[] {
            "ALTER DATABASE " + source.name() + " RESET statement_timeout",
            "ALTER DATABASE " + source.name() + " RESET idle_in_transaction_session_timeout"
        };
    }

    @Override
    String holdingOn() {
        return "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'heyi'"
                + " AND xact_start < clock_timestamp() - interval '1 s'";
    }

    @Override
    String[] anotherKey() {
        return new String[] {"ALTER TABLE person DROP CONSTRAINT person_pkey, ADD PRIMARY KEY (name)"};
    }

    @Override
    String retyped(String table, String column, String type) {
        return "ALTER TABLE " + table + " ALTER " + column + " TYPE " + type;
    }

    /** VIRTUAL, too, from 18 on; they are never in the log either. */
    @Override
    List<String> generations() {
        return database().number("SELECT current_setting('server_version_num')::int") < 180_000
                ? List.of("STORED")
                : List.of("STORED", "VIRTUAL");
    }

    @Test
    void an_idle_source_lets_the_server_drop_its_log() throws SQLException {
        createPersons("a");
        capture = source.start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
        streaming();
        source.sql("CREATE TABLE other (id int, text text)");
        source.sql("INSERT INTO other SELECT n, repeat('x', 1000) FROM generate_series(1, 5000) n");
        long end = walPosition("pg_current_wal_lsn()");
        eventually(status -> assertThat(
                        walPosition("(SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = 'heyi_"
                                + source.name() + "')"))
                .isGreaterThanOrEqualTo(end));
        String position = graph.position(source.name()).orElseThrow();
        assertThat(Long.parseLong(position.replaceAll(".*\"lsn\":(\\d+).*", "$1")))
                .isGreaterThanOrEqualTo(end);
    }

    private long walPosition(String expression) throws SQLException {
        try (Connection superuser = database().server.superuser(source.name());
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + expression + " - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void a_user_who_may_not_replicate_is_told() {
        createPersons("a");
        database().asSuperuser("ALTER ROLE heyi NOREPLICATION");
        try {
            start(RowMappings.of(source.name(), "person"));
            stopsWith(FaultCode.NO_REPLICATION_RIGHT);
        } finally {
            database().asSuperuser("ALTER ROLE heyi REPLICATION");
        }
    }

    @Test
    void a_table_that_may_not_be_read_is_told_and_the_others_go_on() {
        createPersons("a");
        database().asSuperuser("CREATE TABLE hidden (id int PRIMARY KEY)", "GRANT INSERT ON hidden TO heyi");
        start(RowMappings.of(source.name(), "person", "hidden"));
        names(Map.of("a", "name of a"));
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.NO_SELECT_RIGHT);
    }

    @Test
    void a_table_that_may_not_be_published_is_told() {
        database().asSuperuser("CREATE TABLE foreign_one (id int PRIMARY KEY)", "GRANT SELECT ON foreign_one TO heyi");
        start(RowMappings.of(source.name(), "foreign_one"));
        stopsWith(FaultCode.NO_PUBLICATION_RIGHT);
    }

    @Test
    void a_table_whose_log_lacks_the_key_is_told() {
        createPersons("a");
        source.sql("CREATE TABLE nothing (id int PRIMARY KEY)", "ALTER TABLE nothing REPLICA IDENTITY NOTHING");
        start(RowMappings.of(source.name(), "person", "nothing"));
        names(Map.of("a", "name of a"));
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.REPLICA_IDENTITY);
    }

    @Test
    void a_table_that_is_identified_by_a_generated_column_is_told_and_stays_as_it_is() {
        createPersons("a");
        source.sql(
                "CREATE TABLE keyed (a int, b int GENERATED ALWAYS AS (a * 2) STORED PRIMARY KEY)",
                "CREATE TABLE whole (id int PRIMARY KEY, b int GENERATED ALWAYS AS (id * 2) STORED)",
                "ALTER TABLE whole REPLICA IDENTITY FULL",
                "INSERT INTO keyed VALUES (1)",
                "INSERT INTO whole VALUES (1)");
        start(RowMappings.of(source.name(), "person", "keyed", "whole"));
        streaming();
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.GENERATED_IDENTITY);
        source.sql("UPDATE keyed SET a = 2", "UPDATE whole SET id = 2");
    }

    @Test
    void rows_that_are_hidden_from_the_hub_are_not_taken_for_deleted() throws InterruptedException {
        createPersons("a", "b");
        followPersons();
        database()
                .asSuperuser(
                        "ALTER TABLE person ENABLE ROW LEVEL SECURITY", "ALTER TABLE person FORCE ROW LEVEL SECURITY");
        Comparison compared = capture.compare(true).get(0);
        assertThat(compared.fault()).isNotNull();
        names(Map.of("a", "name of a", "b", "name of b"));
        database().asSuperuser("ALTER TABLE person NO FORCE ROW LEVEL SECURITY");
        source.change(rows -> rows.insert("person", "c", "seen", null));
        names(Map.of("a", "name of a", "b", "name of b", "c", "seen"));
    }

    @Test
    void a_slot_that_was_moved_by_something_else_stops_the_source() {
        createPersons("a");
        followPersons();
        stop();
        source.change(rows -> rows.insert("person", "b", "unread", null));
        database()
                .asSuperuser("SELECT pg_replication_slot_advance('heyi_" + source.name() + "', pg_current_wal_lsn())");
        start(RowMappings.of(source.name(), "person"));
        stopsWith(FaultCode.SLOT_AHEAD);
    }

    @Test
    void a_publication_that_was_dropped_is_made_again_and_everything_is_read_anew() {
        createPersons("a");
        followPersons();
        stop();
        source.sql("DROP PUBLICATION heyi_" + source.name());
        source.change(rows -> {
            rows.insert("person", "b", "unread", null);
            rows.delete("person", "a");
        });
        start(RowMappings.of(source.name(), "person"));
        names(Map.of("b", "unread"));
        streaming();
        source.change(rows -> rows.insert("person", "c", "followed", null));
        names(Map.of("b", "unread", "c", "followed"));
    }

    @Test
    void a_publication_that_is_dropped_while_it_is_read_is_made_again_and_what_was_missed_is_read() {
        createPersons("a");
        capture = source.start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
        streaming();
        database().asSuperuser("DROP PUBLICATION heyi_" + source.name());
        source.change(rows -> rows.insert("person", "b", "unseen", null));
        names(Map.of("a", "name of a", "b", "unseen"));
        source.change(rows -> rows.insert("person", "c", "seen", null));
        names(Map.of("a", "name of a", "b", "unseen", "c", "seen"));
        streaming();
    }

    @Test
    void a_table_that_was_taken_out_of_the_publication_is_read_anew() {
        createPersons("a");
        source.createTable("extra", List.of("id"));
        start(RowMappings.of(source.name(), "person", "extra"));
        streaming();
        stop();
        source.sql("ALTER PUBLICATION heyi_" + source.name() + " DROP TABLE person");
        source.change(rows -> {
            rows.insert("person", "b", "unread", null);
            rows.delete("person", "a");
        });
        start(RowMappings.of(source.name(), "person", "extra"));
        names(Map.of("b", "unread"));
    }

    /** PostgreSQL's log tells none of it, and nobody was there to ask. */
    @Test
    void tables_that_were_swapped_and_partitions_that_were_emptied_while_nobody_looked_are_read_anew() {
        createPersons("a");
        source.sql(
                "CREATE TABLE ledger (id int, part int, PRIMARY KEY (id, part)) PARTITION BY LIST (part)",
                "CREATE TABLE ledger_1 PARTITION OF ledger FOR VALUES IN (1)",
                "CREATE TABLE ledger_2 PARTITION OF ledger FOR VALUES IN (2)",
                "CREATE TABLE ledger_3 PARTITION OF ledger FOR VALUES IN (3)",
                "INSERT INTO ledger VALUES (1, 1), (2, 2), (3, 3)");
        start(RowMappings.of(source.name(), "person", "ledger"));
        streaming();
        eventually(status -> assertThat(graph.rows("ledger")).hasSize(3));
        stop();
        source.sql("TRUNCATE ledger_1", "ALTER TABLE ledger DETACH PARTITION ledger_2");
        source.sql("ALTER TABLE person RENAME TO former", "CREATE TABLE person (LIKE former INCLUDING ALL)");
        source.change(rows -> rows.insert("person", "b", "swapped in", null));
        start(RowMappings.of(source.name(), "person", "ledger"));
        names(Map.of("b", "swapped in"));
        eventually(status -> assertThat(graph.rows("ledger")).containsOnlyKeys("3|3"));
    }

    /** The log tells only after the table has been looked at of rows that went, or were rewritten, without a word in it. */
    @Test
    void what_the_log_tells_of_before_the_table_was_read_anew_does_not_come_back() {
        source.sql(
                "CREATE TABLE ledger (id int, part int, PRIMARY KEY (id, part)) PARTITION BY LIST (part)",
                "CREATE TABLE ledger_0 PARTITION OF ledger FOR VALUES IN (0)",
                "CREATE TABLE ledger_1 PARTITION OF ledger FOR VALUES IN (1)",
                "CREATE TABLE counted (id int PRIMARY KEY, n int)",
                "CREATE TABLE load (id int PRIMARY KEY)",
                "INSERT INTO ledger VALUES (1, 0), (1, 1)",
                "INSERT INTO counted VALUES (1, 1)");
        RowMappings mappings = RowMappings.of(source.name(), "counted", "ledger", "load");
        capture = source.start(mappings, graph, QUICK_HEARTBEAT);
        streaming();
        stop();
        source.sql(
                "INSERT INTO load SELECT generate_series(1, 60000)",
                "INSERT INTO ledger SELECT n, 0 FROM generate_series(2, 40) n",
                "INSERT INTO ledger VALUES (2, 1)",
                "TRUNCATE ledger_0",
                "UPDATE counted SET n = 2",
                "ALTER TABLE counted ALTER n TYPE bigint USING n * 10");
        capture = source.start(mappings, graph, QUICK_HEARTBEAT);
        eventually(status -> assertThat(graph.rows("load")).as("%s", status).hasSize(60_000));
        eventually(status -> assertThat(graph.column("counted", "n").toString()).isEqualTo("{1=20}"));
        eventually(status -> assertThat(graph.rows("ledger")).as("%s", status).containsOnlyKeys("1|1", "2|1"));
        streaming();
        assertThat(graph.rows("ledger")).containsOnlyKeys("1|1", "2|1");
        assertThat(graph.column("counted", "n").toString()).isEqualTo("{1=20}");
        assertThat(capture.status().tables())
                .allMatch(table -> table.differences() == null || table.differences() == 0);
    }

    @Test
    void a_table_that_gets_one_name_after_another_is_told_by_its_latest_and_has_all_rows_once_it_has_its_own_again() {
        createPersons("a");
        start(RowMappings.of(source.name(), "person"));
        streaming();
        for (String[] names : new String[][] {{"person", "second"}, {"second", "third"}}) {
            source.sql("ALTER TABLE " + names[0] + " RENAME TO " + names[1]);
            eventually(status -> {
                assertThat(status.lastFault()).isNotNull();
                assertThat(status.lastFault().code()).isEqualTo(FaultCode.TABLE_RENAMED);
                assertThat(status.lastFault().toString()).contains(names[1]);
            });
        }
        source.change(rows -> rows.insert("third", "b", "elsewhere", null));
        source.sql("ALTER TABLE third RENAME TO person");
        names(Map.of("a", "name of a", "b", "elsewhere"));
    }

    @Test
    void a_mapped_column_that_goes_is_told_before_a_row_comes_and_the_other_tables_go_on() {
        createPersons("a");
        source.sql("CREATE TABLE visit (id int PRIMARY KEY, day date)");
        start(new RowMappings(source.name(), "1").table("person").table("visit", "id", "day"));
        streaming();
        source.sql("ALTER TABLE visit DROP COLUMN day");
        eventually(status -> assertThat(status.tables())
                .as("%s", status)
                .anyMatch(table -> table.table().equals("visit") && table.stopped() && table.fault() != null));
        source.change(rows -> rows.insert("person", "b", "goes on", null));
        names(Map.of("a", "name of a", "b", "goes on"));
    }

    @Test
    void what_nobody_reads_of_each_event_of_the_log_is_not_written_out() throws JMException {
        createPersons();
        start(RowMappings.of(source.name(), "person"));
        streaming();
        source.change(rows -> rows.insert("person", "a", "first", null));
        names(Map.of("a", "first"));
        String written = lastEvent("streaming");
        source.change(rows -> rows.insert("person", "b", "second", null));
        names(Map.of("a", "first", "b", "second"));
        assertThat(lastEvent("streaming")).isEqualTo(written);
    }
}
