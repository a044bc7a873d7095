package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.heyi.connectors.TestServers;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.record.Change;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.Test;

/** Runs the lines of docs/functions-cases.md by the mapping language and by PostgreSQL. */
class FunctionCasesTest {
    private static final String PAGE = "functions-cases.md";
    private static final String DATABASE = "function_cases";
    private static final Table TABLE = Example.table("t(id INTEGER KEY, n TEXT, a TEXT, i INTEGER, l BIGINT, m DECIMAL,"
            + " x DOUBLE, r REAL, f BOOLEAN, d DATE, ts TIMESTAMP)");
    private static final Row ROW = new Row(
            1,
            null,
            "Ab-3",
            7,
            3_000_000_000L,
            new BigDecimal("12.50"),
            2.5d,
            0.1f,
            true,
            LocalDate.of(2026, 5, 3),
            LocalDateTime.of(2026, 5, 3, 8, 30, 5, 700_000_000));
    private static final Example EXAMPLE = new Example(
            Example.ontology("type Thing @entity(plural: \"things\") { code: ID @identifier text: String }"),
            List.of(TABLE));

    private record Case(String expression, String expected) {}

    private static List<Case> cases() {
        return Markdown.blocks(PAGE).stream()
                .filter(block -> block.language().equals("cases"))
                .flatMap(block -> block.text().lines())
                .map(line -> new Case(
                        line.substring(0, line.lastIndexOf(" = ")), line.substring(line.lastIndexOf(" = ") + 3)))
                .toList();
    }

    @Test
    void a_mapping_gives_what_postgresql_gives_and_the_page_says() throws SQLException {
        Map<String, String> different = new LinkedHashMap<>();
        try (Connection postgres = postgres()) {
            for (Case one : cases()) {
                String ours = ours(one.expression());
                String theirs = theirs(postgres, one.expression());
                if (!ours.equals(one.expected()) || !theirs.equals(one.expected())) {
                    different.put(one.toString(), "mapping " + ours + ", PostgreSQL " + theirs);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    /** Every function that a mapping may call stands in an example or a case. */
    @Test
    void every_function_is_shown() {
        Set<String> called = new TreeSet<>();
        for (String page : List.of(PAGE, "functions.md")) {
            Markdown.blocks(page).stream()
                    .filter(block ->
                            block.language().equals("cases") || block.language().equals("examples"))
                    .flatMap(block -> Pattern.compile("[A-Z][A-Z0-9_]+(?=\\()")
                            .matcher(block.text())
                            .results())
                    .map(MatchResult::group)
                    .forEach(called::add);
        }
        assertThat(new TreeSet<>(FunctionLibrary.standard().names())).isSubsetOf(called);
    }

    private static String ours(String expression) {
        String sql = "INSERT INTO Thing (text) SELECT CAST(" + expression + " AS VARCHAR) FROM t";
        try {
            Change change = EXAMPLE.compile(sql).get(0).changed(ROW, Example.AT).get(0);
            return change instanceof Change.Upsert upsert
                    ? shown(upsert.record().values().get("text"))
                    : "error";
        } catch (FaultException e) {
            return e.faults().toString();
        }
    }

    private static String theirs(Connection postgres, String expression) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(" + expression + " AS VARCHAR) FROM t")) {
            row.next();
            return shown(row.getString(1));
        } catch (SQLException e) {
            return e.getSQLState().startsWith("42") ? e.getMessage() : "error";
        }
    }

    private static String shown(Object value) {
        return value == null ? "NULL" : "'" + value.toString().replace("'", "''") + "'";
    }

    private static Connection postgres() throws SQLException {
        try (Connection superuser = TestServers.postgres().superuser(TestServers.DATABASE);
                Statement statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            statement.execute("CREATE DATABASE " + DATABASE
                    + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'");
        }
        Connection postgres = TestServers.postgres().superuser(DATABASE);
        try (Statement statement = postgres.createStatement()) {
            statement.execute("CREATE TABLE t (id integer PRIMARY KEY, n text, a text, i integer, l bigint, m numeric,"
                    + " x double precision, r real, f boolean, d date, ts timestamp)");
            statement.execute("INSERT INTO t VALUES (1, NULL, 'Ab-3', 7, 3000000000, 12.50, 2.5, 0.1, TRUE,"
                    + " DATE '2026-05-03', TIMESTAMP '2026-05-03 08:30:05.7')");
        }
        return postgres;
    }
}
