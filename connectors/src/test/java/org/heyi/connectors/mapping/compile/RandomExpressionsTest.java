package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.heyi.connectors.TestServers;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what mappings compute against what PostgreSQL computes from the same SQL. */
class RandomExpressionsTest {
    private static final int STATEMENTS = 12;
    private static final int ROWS = 60;
    private static final int DEPTH = 3;
    private static final Table TABLE =
            Example.table("t(id INTEGER KEY, a TEXT, b TEXT, i INTEGER, j INTEGER, f BOOLEAN, d DATE, e DATE)");
    private static final String FIELDS = "t1, t2, t3, n1, n2, n3, b1, b2, b3, d1, d2";
    private static final Example EXAMPLE = new Example(
            Example.ontology(
                    "type Thing @entity(plural: \"things\") { code: ID @identifier t1: String t2: String t3: String"
                            + " n1: Int n2: Int n3: Int b1: Boolean b2: Boolean b3: Boolean d1: Date d2: Date }"),
            List.of(TABLE));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_mapping_computes_what_postgresql_computes(long seed) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection =
                TestServers.postgres().connect(TestServers.DATABASE, TestServers.USER, TestServers.PASSWORD)) {
            List<Row> rows = fill(connection, random);
            RandomSql sql = new RandomSql(random);
            for (int i = 0; i < STATEMENTS; i++) {
                check(connection, rows, expressions(sql), sql.condition(DEPTH));
            }
        }
    }

    private static void check(Connection connection, List<Row> rows, List<String> expressions, String where)
            throws SQLException {
        String selected = String.join(", ", expressions);
        TableMapping mapping = EXAMPLE.compile(
                        "INSERT INTO Thing (" + FIELDS + ") SELECT " + selected + " FROM t WHERE " + where)
                .get(0);
        Map<Integer, List<Object>> oracle = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT id, " + selected + " FROM t WHERE " + where)) {
            while (results.next()) {
                oracle.put(results.getInt(1), values(results, expressions.size()));
            }
        }
        for (Row row : rows) {
            Change change = mapping.changed(row, Example.AT).get(0);
            List<Object> mapped = change instanceof Change.Upsert upsert
                    ? new ArrayList<>(upsert.record().values().values())
                    : null;
            assertThat(change).isNotInstanceOf(Change.Quarantine.class);
            assertThat(mapped).as("%s\n%s\nWHERE %s", row, selected, where).isEqualTo(oracle.get((Integer) row.get(0)));
        }
    }

    private static List<String> expressions(RandomSql sql) {
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            expressions.add(sql.text(DEPTH));
        }
        for (int i = 0; i < 3; i++) {
            expressions.add(sql.number(DEPTH));
        }
        for (int i = 0; i < 3; i++) {
            expressions.add(sql.condition(DEPTH));
        }
        expressions.add(sql.day(DEPTH));
        expressions.add(sql.day(DEPTH));
        return expressions;
    }

    private static List<Object> values(ResultSet row, int count) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 2; i < count + 2; i++) {
            Object value = row.getObject(i);
            if (value instanceof Integer number) {
                value = number.longValue();
            } else if (value instanceof Date) {
                value = row.getObject(i, LocalDate.class);
            }
            values.add(value);
        }
        return values;
    }

    private static List<Row> fill(Connection connection, Random random) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t");
            statement.execute(
                    "CREATE TABLE t (id integer PRIMARY KEY, a text, b text, i integer, j integer, f boolean, d date,"
                            + " e date)");
        }
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int id = 0; id < ROWS; id++) {
                Object[] values = {
                    id,
                    text(random),
                    text(random),
                    number(random),
                    number(random),
                    flag(random),
                    day(random),
                    day(random)
                };
                for (int c = 0; c < values.length; c++) {
                    insert.setObject(c + 1, values[c]);
                }
                insert.executeUpdate();
                rows.add(new Row(values));
            }
        }
        return rows;
    }

    private static String text(Random random) {
        String[] texts = {null, null, "", " ", "x", "X x", "张三", "张𠮷x", " 李 ", "_", "%"};
        return texts[random.nextInt(texts.length)];
    }

    private static Integer number(Random random) {
        return random.nextInt(4) == 0 ? null : random.nextInt(21) - 10;
    }

    private static Boolean flag(Random random) {
        return random.nextInt(3) == 0 ? null : random.nextBoolean();
    }

    private static LocalDate day(Random random) {
        return random.nextInt(4) == 0 ? null : LocalDate.of(2026, 2, 26).plusDays(random.nextInt(5));
    }
}
