package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.heyi.connectors.capture.SourceStatus.State;
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
    String keptWaiting() {
        return "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xmin IS NOT NULL"
                + " AND state LIKE 'idle in transaction%' AND state_change < clock_timestamp() - interval '3 s'";
    }

    @Override
    String[] anotherKey() {
        return new String[] {
            "ALTER TABLE person DROP CONSTRAINT person_pkey", "ALTER TABLE person ADD PRIMARY KEY (name)"
        };
    }

    /** Column definition and literal, to the value a row has. */
    private static Map<String, Object> types() {
        Map<String, Object> types = new LinkedHashMap<>();
        types.put("boolean|true", true);
        types.put("smallint|-3", -3);
        types.put("integer|2147483647", 2147483647);
        types.put("bigint|9223372036854775807", 9223372036854775807L);
        types.put("oid|17", 17L);
        types.put("numeric(12,2)|'1234567890.10'", new BigDecimal("1234567890.10"));
        types.put("numeric|'3.14159265358979323846'", new BigDecimal("3.14159265358979323846"));
        types.put("money|'12.50'", new BigDecimal("12.50"));
        types.put("real|1.5", 1.5f);
        types.put("double precision|2.25", 2.25);
        types.put("date|'2024-02-29'", LocalDate.of(2024, 2, 29));
        types.put("time|'23:59:59.123456'", LocalTime.of(23, 59, 59, 123_456_000));
        types.put("timestamp|'2024-02-29 12:30:00.123456'", LocalDateTime.of(2024, 2, 29, 12, 30, 0, 123_456_000));
        types.put("timestamp(0)|'1969-12-31 23:59:59'", LocalDateTime.of(1969, 12, 31, 23, 59, 59));
        types.put(
                "timestamptz|'2024-02-29 12:30:00.123456+08'",
                OffsetDateTime.of(2024, 2, 29, 4, 30, 0, 123_456_000, ZoneOffset.UTC));
        types.put("bytea|'\\x00ff10'", new byte[] {0, -1, 16});
        types.put("bit(1)|B'1'", true);
        types.put("text|'文'", "文");
        types.put("varchar(10)|'abc'", "abc");
        types.put("char(4)|'ab'", "ab  ");
        types.put("uuid|'11111111-2222-3333-4444-555555555555'", "11111111-2222-3333-4444-555555555555");
        types.put("json|'{\"a\": 1}'", "{\"a\": 1}");
        types.put("jsonb|'{\"a\": 1}'", "{\"a\": 1}");
        types.put("xml|'<a/>'", "<a/>");
        types.put("mood|'happy'", "happy");
        types.put("inet|'10.0.0.1'", "10.0.0.1");
        types.put("cidr|'10.0.0.0/8'", "10.0.0.0/8");
        types.put("macaddr|'08:00:2b:01:02:03'", "08:00:2b:01:02:03");
        types.put("int4range|'[1,5)'", "[1,5)");
        types.put("text[]|'{a,\"b c\",NULL}'", "{a,\"b c\",NULL}");
        types.put("integer[]|'{1,2,3}'", "{1,2,3}");
        types.put("point|'(1,2)'", "(1.0,2.0)");
        types.put("tsvector|'fat cat'", "'cat' 'fat'");
        types.put("interval|'1 day'", "P0Y0M1DT0H0M0S");
        types.put("pair|'(1,b)'", "(1,b)");
        return types;
    }

    private void createAllTypes() {
        source.sql("CREATE TYPE mood AS ENUM ('sad', 'happy')", "CREATE TYPE pair AS (a int, b text)");
        StringBuilder table = new StringBuilder("CREATE TABLE every (id int PRIMARY KEY");
        int column = 0;
        for (String type : types().keySet()) {
            table.append(", c").append(column++).append(' ').append(type.substring(0, type.indexOf('|')));
        }
        source.sql(table.append(")").toString());
    }

    private static String insert(int id) {
        StringBuilder row = new StringBuilder("INSERT INTO every VALUES (" + id);
        types().keySet().forEach(type -> row.append(", ").append(type.substring(type.indexOf('|') + 1)));
        return row.append(")").toString();
    }

    private void assertAllTypes(String id) {
        Map<String, Object> row = graph.rows("every").get(id);
        int column = 0;
        for (Map.Entry<String, Object> type : types().entrySet()) {
            assertThat(row.get("c" + column++)).as(type.getKey()).isEqualTo(type.getValue());
        }
    }

    @Test
    void every_type_is_read_the_same_from_a_snapshot_and_from_the_log() {
        createAllTypes();
        source.sql(insert(1));
        start(RowMappings.of(source.name(), "every"));
        streaming();
        source.sql(insert(2), "INSERT INTO every (id) VALUES (3)");
        eventually(status ->
                assertThat(graph.rows("every").keySet()).as("%s", status).containsExactly("1", "2", "3"));
        assertAllTypes("1");
        assertAllTypes("2");
        assertThat(graph.rows("every").get("3").entrySet())
                .filteredOn(column -> !column.getKey().equals("id"))
                .allSatisfy(column ->
                        assertThat(column.getValue()).as(column.getKey()).isNull());
    }

    @Test
    void infinite_dates_and_years_after_9999_are_null() {
        source.sql("CREATE TABLE dates (id text PRIMARY KEY, d date, t timestamp, z timestamptz)");
        String all = "INSERT INTO dates SELECT '%s' || v, v::date, v::timestamp, v::timestamptz"
                + " FROM unnest(ARRAY['infinity', '-infinity', '12024-01-01']) v";
        source.sql(all.formatted("snapshot "));
        start(RowMappings.of(source.name(), "dates"));
        streaming();
        source.sql(all.formatted("log "));
        eventually(status -> assertThat(graph.rows("dates")).as("%s", status).hasSize(6));
        assertThat(graph.rows("dates")).allSatisfy((id, row) -> {
            assertThat(row.get("d")).as(id).isNull();
            assertThat(row.get("t")).as(id).isNull();
            assertThat(row.get("z")).as(id).isNull();
        });
    }

    @Test
    void numbers_that_are_none_do_not_stop_the_source() {
        source.sql("CREATE TABLE odd (id text PRIMARY KEY, n numeric, d double precision)");
        source.sql("INSERT INTO odd VALUES ('a', 'NaN', 'NaN')");
        start(RowMappings.of(source.name(), "odd"));
        streaming();
        source.sql("INSERT INTO odd VALUES ('b', 'NaN', 'Infinity')");
        eventually(status ->
                assertThat(graph.rows("odd").keySet()).as("%s", status).containsExactly("a", "b"));
        assertThat(graph.rows("odd").get("a")).containsEntry("n", null);
        assertThat(graph.rows("odd").get("b")).containsEntry("n", null);
    }

    @Test
    void a_value_that_a_change_does_not_carry_is_untouched() {
        String big = incompressible(40_000);
        source.sql("CREATE TABLE toast (id text PRIMARY KEY, big text, bytes bytea, list text[], small text)");
        source.sql("INSERT INTO toast VALUES ('a', '" + big + "', decode('" + hex(big) + "', 'hex'), ARRAY['" + big
                + "'], 's')");
        start(RowMappings.of(source.name(), "toast"));
        streaming();
        source.sql("UPDATE toast SET small = 't'");
        eventually(status -> assertThat(graph.column("toast", "small")).isEqualTo(Map.of("a", "t")));
        Map<String, Object> row = graph.rows("toast").get("a");
        assertThat(row.get("big")).isEqualTo(big);
        assertThat(row.get("bytes")).isEqualTo(big.getBytes(StandardCharsets.US_ASCII));
        assertThat(row.get("list")).isEqualTo("{" + big + "}");
        source.sql("UPDATE toast SET big = NULL");
        eventually(status -> assertThat(graph.rows("toast").get("a")).containsEntry("big", null));
    }

    @Test
    void a_where_over_an_untouched_value_reads_the_row_again() {
        String big = incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note"));
        source.change(rows -> rows.insert("person", "a", "one", big));
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        names(Map.of("a", "two"));
        assertThat(graph.rows("person").get("a")).containsEntry("note", big);
    }

    @Test
    void a_row_is_read_again_that_had_a_column_more_when_it_changed() {
        String big = incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note", "small", "large"));
        source.sql("INSERT INTO person VALUES ('a', 'one', '" + big + "', 's', '" + big + "')");
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        stop();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        source.sql("ALTER TABLE person DROP COLUMN small", "ALTER TABLE person DROP COLUMN large");
        start(RowMappings.of(source.name()).where("person", "note"));
        names(Map.of("a", "two"));
        assertThat(graph.rows("person").get("a")).containsEntry("note", big);
    }

    @Test
    void a_row_whose_where_cannot_be_known_any_more_stops_the_source_and_takes_nothing_back() {
        source.createTable("person", List.of("id", "name", "note"));
        source.sql("INSERT INTO person VALUES ('a', 'one', '" + incompressible(40_000) + "')");
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        stop();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        source.sql("ALTER TABLE person DROP COLUMN note");
        start(RowMappings.of(source.name()).where("person", "note"));
        eventually(status -> assertThat(status.state()).isEqualTo(State.STOPPED));
        assertThat(graph.column("person", "name")).isEqualTo(Map.of("a", "one"));
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
    void a_publication_that_was_changed_stops_the_source() {
        createPersons("a");
        followPersons();
        stop();
        source.sql("DROP PUBLICATION heyi_" + source.name());
        start(RowMappings.of(source.name(), "person"));
        stopsWith(FaultCode.PUBLICATION_CHANGED);
    }

    private static String incompressible(int length) {
        return new java.util.Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
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
