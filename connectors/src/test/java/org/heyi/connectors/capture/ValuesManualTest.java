package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.debezium.RowsAgain;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.junit.jupiter.api.Test;

/**
 * Every type of every engine × ordinary and extreme values × the ways in which a value is read: inserted and updated through the log, by a
 * query, and by reading the row again. {@code docs/values.md} shows them; run with {@code -Dheyi.values.write=true} to write its tables anew.
 */
class ValuesManualTest {
    private static final Path PAGE = Path.of(System.getProperty("heyi.home"), "docs", "values.md");
    private static final String TABLE = "every";

    @Test
    void postgresql_values_are_read_in_one_way() throws SQLException, IOException {
        List<ValueCase> cases = ValueCase.postgres();
        try (SqlTestSource source = new PostgresTestSource("values_of_postgresql")) {
            source.sql(
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                    "CREATE TYPE pair AS (a int, b text)",
                    "CREATE DOMAIN code AS char(5)");
            compare(source, cases, true);
        }
    }

    @Test
    void mariadb_values_are_read_in_one_way() throws SQLException, IOException {
        List<ValueCase> cases = Stream.concat(ValueCase.mySql().stream(), ValueCase.mariaDb().stream())
                .toList();
        try (SqlTestSource source = new MariaDbTestSource("values_of_mariadb")) {
            source.sql("SET time_zone = '+08:00'", "SET sql_mode = ''");
            compare(source, cases, true);
        }
    }

    @Test
    void mysql_values_are_read_in_one_way() throws SQLException, IOException {
        assumeTrue(MySqlServer.isThere(), "no " + MySqlServer.COMMAND);
        try (SqlTestSource source = new MySqlTestSource(Servers.mySql(), "values_of_mysql")) {
            source.sql("SET time_zone = '+08:00'", "SET sql_mode = ''");
            compare(source, ValueCase.mySql(), false);
        }
    }

    private static void compare(SqlTestSource source, List<ValueCase> cases, boolean shown)
            throws SQLException, IOException {
        source.sql("CREATE TABLE " + TABLE + " (id int PRIMARY KEY, "
                + each(cases, i -> column(i) + " " + cases.get(i).type()) + ")");
        GraphModel graph = new GraphModel();
        RowMappings mappings = RowMappings.of(source.name(), TABLE);
        try (Capture capture = source.start(mappings, graph, SourceContractTest.OPTIONS)) {
            until(capture, graph, () -> capture.status().state() == State.STREAMING);
            source.sql(
                    "INSERT INTO " + TABLE + " VALUES (1, "
                            + each(cases, i -> cases.get(i).literal()) + ")",
                    "INSERT INTO " + TABLE + " (id) VALUES (2)",
                    "INSERT INTO " + TABLE + " (id) VALUES (3)",
                    "UPDATE " + TABLE + " SET "
                            + each(cases, i -> column(i) + " = " + cases.get(i).literal()) + " WHERE id = 2");
            until(
                    capture,
                    graph,
                    () -> graph.rows(TABLE).size() == 3
                            && Objects.equals(
                                    graph.rows(TABLE).get("2").get(column(0)),
                                    cases.get(0).value()));
        }
        Map<String, Map<String, Object>> ways = new LinkedHashMap<>();
        ways.put("inserted through the log", graph.rows(TABLE).get("1"));
        ways.put("updated through the log", graph.rows(TABLE).get("2"));
        TableMapping mapping = queries(source, mappings, ways);
        assertThat(differences(cases, ways)).isEmpty();
        assertThat(graph.rows(TABLE).get("3")).as("nothing but the key").satisfies(row -> assertThat(
                        row.values().stream().filter(Objects::nonNull).toList())
                .hasSize(1));
        if (shown) {
            page(source instanceof PostgresTestSource ? "PostgreSQL" : "MariaDB", cases, mapping.table());
        }
    }

    private static void until(Capture capture, GraphModel graph, BooleanSupplier reached) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(capture.status().state()).as("%s", capture.status()).isNotEqualTo(State.STOPPED);
            assertThat(reached.getAsBoolean())
                    .as("%s %s", capture.status(), graph.rows(TABLE).keySet())
                    .isTrue();
        });
    }

    /** Adds what queries read. */
    private static TableMapping queries(
            SqlTestSource source, RowMappings mappings, Map<String, Map<String, Object>> ways) throws SQLException {
        DatabaseAddress address =
                DatabaseAddress.parse(source.name(), source.url, SqlTestSource.USER, SqlTestSource.PASSWORD);
        SourceDatabase database = SourceDatabase.of(source.name(), address, "values");
        try (Connection connection = database.connect()) {
            Table table = Catalogue.tables(connection, null, Set.of(TABLE)).get(0);
            TableMapping mapping = mappings.compile(TABLE, Optional.of(table), Set.of());
            JdbcRows.read(
                    database,
                    connection,
                    mapping,
                    Long.MAX_VALUE,
                    row -> ways.put("queried " + row.get(0), named(table, row)));
            assertThat(ways.remove("queried 3").values().stream().filter(Objects::nonNull))
                    .hasSize(1);
            Object[] untouched = new Object[table.columns().size()];
            Arrays.fill(untouched, Row.UNTOUCHED);
            untouched[0] = 1;
            Row again = RowsAgain.read(database, mapping, new Row(untouched)).orElseThrow();
            ways.put("read again", named(table, again));
            return mapping;
        }
    }

    private static Map<String, Object> named(Table table, Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            values.put(table.columns().get(i).name(), row.get(i));
        }
        return values;
    }

    private static List<String> differences(List<ValueCase> cases, Map<String, Map<String, Object>> ways) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            ValueCase expected = cases.get(i);
            for (Map.Entry<String, Map<String, Object>> way : ways.entrySet()) {
                Object value = way.getValue().get(column(i));
                if (!Objects.deepEquals(value, expected.value())) {
                    differences.add(
                            expected.type() + " " + expected.literal() + " " + way.getKey() + ": " + told(value));
                }
            }
        }
        return differences;
    }

    private static String told(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName() + " " + shown(value);
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return String.valueOf(value)
                .replaceFirst("^\\+999999999-12-31.*", "infinity")
                .replaceFirst("^-999999999-01-01.*", "-infinity");
    }

    private static String column(int index) {
        return "c" + index;
    }

    private static String each(List<ValueCase> cases, IntFunction<String> text) {
        return IntStream.range(0, cases.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static void page(String engine, List<ValueCase> cases, Table table) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("| type | value in the database | type in a mapping | value in a mapping |");
        rows.add("|---|---|---|---|");
        for (int i = 0; i < cases.size(); i++) {
            ValueCase value = cases.get(i);
            String cell = value.value() instanceof String text ? "'" + text + "'" : shown(value.value());
            rows.add("| " + code(value.type()) + " | " + code(value.literal()) + " | "
                    + table.columns().get(i + 1).type() + " | " + code(cell) + " |");
        }
        List<String> page = new ArrayList<>(Files.readAllLines(PAGE));
        int start = page.indexOf("## " + engine) + 1;
        int end = start;
        while (end < page.size() && !page.get(end).startsWith("## ")) {
            end++;
        }
        List<String> section = page.subList(start, end);
        if (Boolean.getBoolean("heyi.values.write")) {
            List<String> kept = new ArrayList<>(
                    section.stream().filter(line -> !line.startsWith("|")).toList());
            while (!kept.isEmpty() && kept.get(kept.size() - 1).isBlank()) {
                kept.remove(kept.size() - 1);
            }
            kept.add("");
            kept.addAll(rows);
            kept.add("");
            section.clear();
            section.addAll(kept);
            Files.write(PAGE, page);
            return;
        }
        assertThat(section.stream().filter(line -> line.startsWith("|")))
                .as("run mvn -pl connectors -am test -Dtest=ValuesManualTest -Dheyi.values.write=true")
                .containsExactlyElementsOf(rows);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
