package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** MySQL with GTIDs and TLS, as it is set up by itself since 9. */
class MySqlContractTest extends BinlogContractTest {

    @BeforeAll
    static void a_server_is_needed() {
        if (!MySqlServer.isThere()) {
            LoggerFactory.getLogger(MySqlContractTest.class)
                    .warn(
                            "NOT TESTED: capture from MySQL. Name a mysqld in the variable {} to test it.",
                            MySqlServer.COMMAND);
        }
        assumeTrue(MySqlServer.isThere(), "no " + MySqlServer.COMMAND);
    }

    DatabaseServer server() {
        return Servers.mySql();
    }

    @Override
    TestSource newSource(String name) {
        return new MySqlTestSource(server(), name);
    }

    @Override
    String statementTime() {
        return "max_execution_time = 1000";
    }

    @Override
    Map<String, Object> types() {
        Map<String, Object> types = new LinkedHashMap<>(super.types());
        types.put("time|'30:00:00'", null);
        types.put(
                "json|'[1, 2.50, \"文\", null, true, {\"b\": {}, \"a\": []}]'",
                "[1, 2.5, \"文\", null, true, {\"a\": [], \"b\": {}}]");
        types.put(
                "json|json_object('at', cast('2024-02-29 12:30:00.5' AS datetime(6)), 'on', cast('2024-02-29' AS date))",
                "{\"at\": \"2024-02-29 12:30:00.500000\", \"on\": \"2024-02-29\"}");
        return types;
    }

    @Test
    void json_is_the_same_text_from_a_query_a_snapshot_and_the_log() throws SQLException {
        source.sql("CREATE TABLE document (id varchar(20) PRIMARY KEY, body json)");
        database().remember("document", List.of("id", "body"));
        Random random = new Random(20_24);
        source.change(rows -> {
            for (int i = 0; i < 300; i++) {
                rows.insert("document", "s" + i, json(random, 3));
            }
        });
        start(RowMappings.of(source.name(), "document"));
        streaming();
        source.sql("INSERT INTO document SELECT concat('l', id), body FROM document");
        eventually(status -> assertThat(graph.rows("document")).as("%s", status).hasSize(600));
        read("document")
                .forEach((id, row) ->
                        assertThat(graph.rows("document").get(id)).as(id).containsEntry("body", row.get("body")));
    }

    private static String json(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> List.of("null", "true", "false").get(random.nextInt(3));
            case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 2 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            case 3 -> random.nextInt(1_000_000) + "." + random.nextInt(1_000);
            case 4 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fdf_ffff_ffff_ffffL));
            case 5 -> quoted(random);
            case 6 ->
                random.ints(random.nextInt(5))
                        .mapToObj(i -> json(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                random.ints(random.nextInt(5))
                        .mapToObj(i -> quoted(random) + ":" + json(random, depth - 1))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String quoted(Random random) {
        List<String> parts = List.of(
                "a", "Z", "文", "𠮷", "\\n", "\\\\", "\\\"", "/", "\\u0001", "\\t", " ", "é", "'", "\\u001f", "\u007f");
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.append('"').toString();
    }

    @Test
    void a_user_who_replicates_by_a_role_may_capture() {
        createPersons("a");
        database()
                .asSuperuser(
                        "CREATE ROLE IF NOT EXISTS reader",
                        "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO reader",
                        "GRANT reader TO heyi",
                        "SET DEFAULT ROLE ALL TO heyi",
                        "REVOKE REPLICATION SLAVE, REPLICATION CLIENT ON *.* FROM heyi");
        try {
            followPersons();
            source.change(rows -> rows.insert("person", "b", "by a role", null));
            names(Map.of("a", "name of a", "b", "by a role"));
        } finally {
            database().asSuperuser("GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO heyi", "DROP ROLE reader");
        }
    }

    @Test
    void a_log_with_parts_of_documents_is_told() {
        createPersons("a");
        database().asSuperuser("SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'");
        try {
            start(RowMappings.of(source.name(), "person"));
            stopsWith(FaultCode.BINLOG_SETTING);
        } finally {
            database().asSuperuser("SET GLOBAL binlog_row_value_options = ''");
        }
    }

    @Test
    void compressed_transactions_are_read() {
        createPersons("a");
        followPersons();
        database()
                .asSuperuser(
                        "SET SESSION binlog_transaction_compression = ON",
                        "INSERT INTO person VALUES ('b', repeat('compressed', 100), NULL), ('c', repeat('compressed', 100), NULL)",
                        "DELETE FROM person WHERE id = 'b'");
        names(Map.of("a", "name of a", "c", "compressed".repeat(100)));
        source.change(rows -> rows.insert("person", "d", "plain", null));
        names(Map.of("a", "name of a", "c", "compressed".repeat(100), "d", "plain"));
    }

    @Test
    void a_server_of_the_other_engine_is_told() {
        createPersons("a");
        database().url = database().url.replace("jdbc:mysql:", "jdbc:mariadb:");
        start(RowMappings.of(source.name(), "person"));
        stopsWith(FaultCode.OTHER_ENGINE);
        assertThat(capture.status().lastFault().toString()).contains("type: mysql", "jdbc:mysql://127.0.0.1:");
    }

    /** Steps, since the server goes only one at a time. */
    List<String> toOtherGtidMode() {
        return List.of("ON_PERMISSIVE");
    }

    List<String> backToGtidMode() {
        return List.of("ON");
    }

    private void gtidMode(List<String> steps) {
        steps.forEach(step -> database().asSuperuser("SET GLOBAL gtid_mode = " + step));
    }

    @Test
    void a_server_that_begins_or_ceases_to_count_by_gtids_stops_the_source_and_says_what_to_do() {
        createPersons("a");
        followPersons();
        stop();
        gtidMode(toOtherGtidMode());
        try {
            start(RowMappings.of(source.name(), "person"));
            stopsWith(FaultCode.GTID_MODE_CHANGED);
            assertThat(capture.status().lastFault().toString()).contains("heyi up --resnapshot " + source.name());
        } finally {
            gtidMode(backToGtidMode());
        }
    }
}
