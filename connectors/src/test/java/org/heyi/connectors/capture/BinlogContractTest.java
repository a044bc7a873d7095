package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.Test;

/** What MariaDB and MySQL keep besides. */
abstract class BinlogContractTest extends DatabaseContractTest {

    @Override
    String[] anotherKey() {
        return new String[] {
            "ALTER TABLE person MODIFY name varchar(100) NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (name)"
        };
    }

    @Override
    String retyped(String table, String column, String type) {
        return "ALTER TABLE " + table + " MODIFY " + column + " " + type;
    }

    @Override
    List<String> generations() {
        return List.of("STORED", "VIRTUAL");
    }

    /** The setting that ends statements, with what makes it a second. */
    abstract String statementTime();

    @Override
    String[] impatient() {
        return new String[] {"SET GLOBAL " + statementTime(), "SET GLOBAL net_write_timeout = 1"};
    }

    @Override
    String[] patient() {
        return new String[] {
            "SET GLOBAL " + statementTime().replaceFirst("=.*", "= DEFAULT"), "SET GLOBAL net_write_timeout = DEFAULT"
        };
    }

    @Override
    String holdingOn() {
        return "SELECT count(*) FROM information_schema.innodb_trx WHERE trx_started < now() - INTERVAL 1 SECOND";
    }

    /** Column definition and literal, to the value a row has. */
    Map<String, Object> types() {
        Map<String, Object> types = new LinkedHashMap<>();
        types.put("boolean|true", 1);
        types.put("tinyint|-3", -3);
        types.put("tinyint unsigned|255", 255);
        types.put("smallint|-3", -3);
        types.put("mediumint|8388607", 8388607);
        types.put("int|2147483647", 2147483647);
        types.put("int unsigned|4294967295", 4294967295L);
        types.put("bigint|9223372036854775807", 9223372036854775807L);
        types.put("bigint unsigned|18446744073709551615", new BigDecimal("18446744073709551615"));
        types.put("decimal(12,2)|1234567890.10", new BigDecimal("1234567890.10"));
        types.put("float|1.5", 1.5f);
        types.put("double|2.25", 2.25);
        types.put("date|'2024-02-29'", LocalDate.of(2024, 2, 29));
        types.put("time(6)|'23:59:59.123456'", LocalTime.of(23, 59, 59, 123_456_000));
        types.put("time|'-01:00:00'", "-01:00:00");
        types.put("datetime|'2024-02-29 12:30:00'", LocalDateTime.of(2024, 2, 29, 12, 30));
        types.put("datetime(6)|'1969-12-31 23:59:59.123456'", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000));
        types.put(
                "timestamp(6) NULL|'2024-02-29 12:30:00.123456'",
                OffsetDateTime.of(2024, 2, 29, 4, 30, 0, 123_456_000, ZoneOffset.UTC));
        types.put("year|2024", 2024);
        types.put("bit(1)|b'1'", true);
        types.put("binary(3)|x'00ff10'", new byte[] {0, -1, 16});
        types.put("varbinary(10)|x'00ff10'", new byte[] {0, -1, 16});
        types.put("blob|x'00ff10'", new byte[] {0, -1, 16});
        types.put("char(4)|'ab'", "ab");
        types.put("varchar(10)|'文𠮷'", "文𠮷");
        types.put("tinytext|'文'", "文");
        types.put("longtext|'文'", "文");
        types.put("json|'{\"a\": 1}'", "{\"a\": 1}");
        types.put("enum('sad','happy')|'happy'", "happy");
        types.put("set('a','b','c')|'a,c'", "a,c");
        types.put("varchar(10) CHARACTER SET gbk|'文'", "文");
        return types;
    }

    private String tableOfEvery() {
        StringBuilder table = new StringBuilder("CREATE TABLE every (id int PRIMARY KEY");
        int column = 0;
        for (String type : types().keySet()) {
            table.append(", c").append(column++).append(' ').append(type, 0, type.indexOf('|'));
        }
        return table.append(")").toString();
    }

    private String row() {
        return types().keySet().stream()
                .map(type -> ", " + type.substring(type.indexOf('|') + 1))
                .collect(Collectors.joining());
    }

    @Test
    void every_type_is_read_the_same_from_a_snapshot_and_from_the_log() {
        String row = row();
        source.sql("SET time_zone = '+08:00'", tableOfEvery(), "INSERT INTO every VALUES (1" + row + ")");
        start(RowMappings.of(source.name(), "every"));
        streaming();
        source.sql("INSERT INTO every VALUES (2" + row + ")", "INSERT INTO every (id) VALUES (3)");
        eventually(status ->
                assertThat(graph.rows("every").keySet()).as("%s", status).containsExactly("1", "2", "3"));
        for (String id : new String[] {"1", "2"}) {
            int index = 0;
            for (Map.Entry<String, Object> type : types().entrySet()) {
                assertThat(graph.rows("every").get(id).get("c" + index++))
                        .as("%s %s", id, type.getKey())
                        .isEqualTo(type.getValue());
            }
        }
        assertThat(graph.rows("every").get("3").entrySet())
                .filteredOn(entry -> !entry.getKey().equals("id"))
                .allSatisfy(
                        entry -> assertThat(entry.getValue()).as(entry.getKey()).isNull());
    }

    private SourceDatabase reached() {
        DatabaseAddress address =
                DatabaseAddress.parse(source.name(), database().url, SqlTestSource.USER, SqlTestSource.PASSWORD);
        return SourceDatabase.of(source.name(), address, "");
    }

    /** The table's rows as preview and reconcile read them: key to columns. */
    Map<String, Map<String, Object>> read(String name) throws SQLException {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        SourceDatabase database = reached();
        try (Connection connection = database.connect()) {
            Table table = Catalogue.tables(connection, null, Set.of(name)).get(0);
            TableMapping mapping = RowMappings.of(source.name(), name).compile(name, Optional.of(table), Set.of());
            JdbcRows.read(database, connection, mapping, Long.MAX_VALUE, row -> {
                Map<String, Object> values = new TreeMap<>();
                for (int i = 0; i < row.size(); i++) {
                    values.put(table.columns().get(i).name(), row.get(i));
                }
                rows.put(String.valueOf(row.get(0)), values);
            });
        }
        return rows;
    }

    @Test
    void preview_and_reconcile_read_the_same_of_every_type_as_the_log_gives() throws SQLException {
        source.sql("SET time_zone = '+08:00'", tableOfEvery());
        start(RowMappings.of(source.name(), "every"));
        streaming();
        source.sql("INSERT INTO every VALUES (1" + row() + ")", "INSERT INTO every (id) VALUES (2)");
        eventually(status -> assertThat(graph.rows("every")).as("%s", status).hasSize(2));
        Map<String, Map<String, Object>> read = read("every");
        for (String id : new String[] {"1", "2"}) {
            for (Map.Entry<String, Object> value : graph.rows("every").get(id).entrySet()) {
                String name = value.getKey();
                Object told = name.equals("id") ? Integer.valueOf(id) : value.getValue();
                assertThat(read.get(id).get(name)).as("%s of %s", name, types()).isEqualTo(told);
            }
        }
    }

    @Test
    void zero_dates_are_null_and_the_first_of_january_1970_is_itself() {
        source.sql(
                "SET sql_mode = ''",
                "SET time_zone = '+00:00'",
                "CREATE TABLE dates (id varchar(20) PRIMARY KEY, d date, dn date NOT NULL, t datetime, tn datetime NOT NULL,"
                        + " z timestamp NULL, zn timestamp NOT NULL DEFAULT '2000-01-01 00:00:00')");
        String zero =
                "INSERT INTO dates VALUES ('%s', '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00')";
        String epoch = "INSERT INTO dates VALUES ('%s', '1970-01-01', '1970-01-01', '1970-01-01', '1970-01-01',"
                + " '2024-01-01 00:00:01', '2024-01-01 00:00:01')";
        source.sql(zero.formatted("zero snapshot"), epoch.formatted("epoch snapshot"));
        start(RowMappings.of(source.name(), "dates"));
        streaming();
        source.sql(zero.formatted("zero log"), epoch.formatted("epoch log"));
        eventually(status -> assertThat(graph.rows("dates")).as("%s", status).hasSize(4));
        OffsetDateTime second = OffsetDateTime.of(2024, 1, 1, 0, 0, 1, 0, ZoneOffset.UTC);
        for (String way : new String[] {"snapshot", "log"}) {
            Map<String, Object> row = graph.rows("dates").get("zero " + way);
            for (String column : new String[] {"d", "dn", "t", "tn", "z", "zn"}) {
                assertThat(row.get(column)).as(way + " " + column).isNull();
            }
            row = graph.rows("dates").get("epoch " + way);
            assertThat(row).containsEntry("d", LocalDate.EPOCH).containsEntry("dn", LocalDate.EPOCH);
            assertThat(row)
                    .containsEntry("t", LocalDate.EPOCH.atStartOfDay())
                    .containsEntry("tn", LocalDate.EPOCH.atStartOfDay());
            assertThat(row).as(way).containsEntry("z", second).containsEntry("zn", second);
        }
    }

    @Test
    void days_that_no_calendar_has_are_their_text_and_stop_nothing() {
        source.sql("CREATE TABLE days (id varchar(20) PRIMARY KEY, d date, t datetime, f datetime(3))");
        source.sql("CREATE TABLE unmapped (d date)");
        String insert =
                "INSERT INTO days VALUES ('%s', '2026-02-31', '2025-02-29 01:02:03', '2026-04-31 23:59:58.075')";
        String allow = "SET sql_mode = 'ALLOW_INVALID_DATES'";
        source.sql(allow, insert.formatted("snapshot"));
        start(RowMappings.of(source.name(), "days"));
        streaming();
        source.sql(allow, "INSERT INTO unmapped VALUES ('2026-06-31')", insert.formatted("log"));
        source.sql(
                allow,
                "INSERT INTO days (id, d, t) VALUES ('changed', '2024-02-29', '2024-02-30'), ('gone', '2026-02-30', NULL)",
                "UPDATE days SET d = '2024-02-30', t = '2024-02-29' WHERE id = 'changed'",
                "DELETE FROM days WHERE id = 'gone'",
                "INSERT INTO days (id) VALUES ('last')");
        eventually(status -> assertThat(graph.rows("days").keySet())
                .as("%s", status)
                .containsExactlyInAnyOrder("snapshot", "log", "changed", "last"));
        for (String way : new String[] {"snapshot", "log"}) {
            assertThat(graph.rows("days").get(way))
                    .as(way)
                    .containsEntry("d", "2026-02-31")
                    .containsEntry("t", "2025-02-29 01:02:03")
                    .containsEntry("f", "2026-04-31 23:59:58.075");
        }
        assertThat(graph.rows("days").get("changed"))
                .containsEntry("d", "2024-02-30")
                .containsEntry("t", LocalDate.of(2024, 2, 29).atStartOfDay());
    }

    @Test
    void a_user_who_may_not_replicate_is_told() {
        createPersons("a");
        database().asSuperuser("REVOKE REPLICATION SLAVE ON *.* FROM heyi@'%'");
        try {
            start(RowMappings.of(source.name(), "person"));
            stopsWith(FaultCode.NO_REPLICATION_RIGHT);
        } finally {
            database().asSuperuser("GRANT REPLICATION SLAVE ON *.* TO heyi@'%'");
        }
    }

    @Test
    void a_log_of_statements_is_told() {
        createPersons("a");
        database().asSuperuser("SET GLOBAL binlog_format = 'STATEMENT'");
        try {
            start(RowMappings.of(source.name(), "person"));
            stopsWith(FaultCode.BINLOG_SETTING);
        } finally {
            database().asSuperuser("SET GLOBAL binlog_format = 'ROW'");
        }
    }

    @Test
    void an_idle_source_lets_the_server_drop_its_log() {
        createPersons("a");
        capture = source.start(RowMappings.of(source.name(), "person"), graph, QUICK_HEARTBEAT);
        streaming();
        String before = graph.position(source.name()).orElseThrow();
        source.sql("CREATE TABLE other (id int)", "INSERT INTO other VALUES (1)", "INSERT INTO other VALUES (2)");
        eventually(status ->
                assertThat(graph.position(source.name()).orElseThrow()).isNotEqualTo(before));
    }
}
