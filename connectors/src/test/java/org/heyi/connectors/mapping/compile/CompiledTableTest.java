package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heyi.connectors.mapping.Preview;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Ontology;
import org.junit.jupiter.api.Test;

class CompiledTableTest {
    private static final Ontology ONTOLOGY = Example.ontology("""
            type Thing @entity(plural: "things") {
              code: ID @identifier
              text: String
              small: Int
              big: Long
              share: Float
              flag: Boolean
              born: Date
              moment: DateTime
            }
            """);
    private static final Table TABLE =
            Example.table("wp(a TEXT KEY, b DECIMAL KEY, n INTEGER, l BIGINT, r REAL, x DOUBLE,"
                    + " f BOOLEAN, d DATE, t TIME, ts TIMESTAMP, tz TIMESTAMP_WITH_TIME_ZONE, bin BINARY)");
    private static final Table TEXTS = Example.table("texts(a TEXT KEY, n INTEGER, r TEXT)");
    private static final Row UNTOUCHED_TEXT = new Row("k", 1, Row.UNTOUCHED);
    private static final Example EXAMPLE = new Example(ONTOLOGY, List.of(TABLE, TEXTS));
    private static final Row FULL = new Row(
            "a|b\\c",
            new BigDecimal("1.50"),
            7,
            8L,
            0.1f,
            2.5d,
            true,
            LocalDate.of(2026, 3, 1),
            LocalTime.of(8, 30),
            LocalDateTime.of(2026, 3, 1, 8, 30),
            OffsetDateTime.of(2026, 3, 1, 20, 0, 0, 0, ZoneOffset.UTC),
            new byte[] {1, (byte) 0xff});

    @Test
    void a_rows_key_is_its_key_columns_with_bars_escaped() {
        assertThat(mapping("INSERT INTO Thing (text) SELECT a FROM wp").deleted(FULL))
                .containsExactly(new Change.Retract(new RecordKey("police", "wp", "Thing", "a\\|b\\\\c|1.5")));
    }

    @Test
    void every_type_of_column_can_be_taken_as_it_is() {
        assertThat(values("text, small, big, share, flag, born, moment", "a, n, l, r, f, d, ts"))
                .isEqualTo(Map.of(
                        "text",
                        "a|b\\c",
                        "small",
                        7L,
                        "big",
                        8L,
                        "share",
                        0.1d,
                        "flag",
                        true,
                        "born",
                        LocalDate.of(2026, 3, 1),
                        "moment",
                        OffsetDateTime.of(2026, 3, 1, 0, 30, 0, 0, ZoneOffset.UTC)));
    }

    @Test
    void every_type_of_column_can_be_computed_with() {
        assertThat(values(
                        "text, small, big, share, flag, born, moment",
                        "UPPER(a), n + 1, l * 2, b + x + r, NOT f, CAST(tz AS DATE), tz + INTERVAL '1' HOUR"))
                .isEqualTo(Map.of(
                        "text",
                        "A|B\\C",
                        "small",
                        8L,
                        "big",
                        16L,
                        "share",
                        1.5d + 2.5d + (double) 0.1f,
                        "flag",
                        false,
                        "born",
                        LocalDate.of(2026, 3, 2),
                        "moment",
                        OffsetDateTime.of(2026, 3, 1, 21, 0, 0, 0, ZoneOffset.UTC)));
        assertThat(values("text", "CAST(t AS VARCHAR) || CAST(OCTET_LENGTH(bin) AS VARCHAR)"))
                .isEqualTo(Map.of("text", "08:30:002"));
    }

    @Test
    void an_overflow_or_a_division_by_zero_is_quarantined_not_wrapped() {
        assertThat(reason("small", "n + 2147483647")).contains("small could not be computed");
        assertThat(reason("big", "l * 9223372036854775807")).contains("big could not be computed");
        assertThat(reason("small", "n / (n - 7)")).contains("/ by zero");
        assertThat(reason("small", "l * 1000000000")).contains("small: 8000000000 is outside what Int can hold");
    }

    @Test
    void a_row_outside_where_is_retracted_even_if_an_expression_would_fail() {
        TableMapping mapping = mapping("INSERT INTO Thing (small) SELECT CAST(a AS INTEGER) FROM wp WHERE n > 100");
        assertThat(mapping.changed(FULL, Example.AT)).singleElement().isInstanceOf(Change.Retract.class);
    }

    @Test
    void a_where_that_fails_quarantines_the_row_with_its_values() {
        TableMapping mapping = mapping("INSERT INTO Thing (text) SELECT a FROM wp WHERE CAST(a AS INTEGER) > 1");
        Change.Quarantine quarantine =
                (Change.Quarantine) mapping.changed(FULL, Example.AT).get(0);
        assertThat(quarantine.reason().place()).hasToString("police/resident.sql:1:49");
        assertThat(quarantine.row())
                .containsEntry("a", "a|b\\c")
                .containsEntry("n", 7)
                .containsEntry("d", "2026-03-01")
                .containsEntry("bin", "01ff");
        assertThat(quarantine.at()).isEqualTo(Example.AT);
    }

    @Test
    void a_value_of_another_class_than_its_columns_is_quarantined() {
        Row row = new Row("a", BigDecimal.ONE, null, null, null, null, null, "infinity", null, null, null, null);
        assertThat(show("INSERT INTO Thing (born) SELECT d + INTERVAL '1' DAY FROM wp", row))
                .contains("the column d holds infinity, which is no DATE");
        assertThat(show("INSERT INTO Thing (born) SELECT d FROM wp", row)).contains("born could not be computed");
    }

    @Test
    void what_is_not_finite_is_quarantined() {
        Row row = new Row("a", BigDecimal.ONE, null, null, null, Double.NaN, null, null, null, null, null, null);
        assertThat(show("INSERT INTO Thing (share) SELECT x FROM wp", row)).contains("share: NaN is outside");
    }

    @Test
    void a_row_is_read_again_for_its_identity() {
        TableMapping mapping = mapping("INSERT INTO Thing (code, text) SELECT r, a FROM texts");
        assertThat(mapping.needsReading(UNTOUCHED_TEXT)).isTrue();
        assertThatThrownBy(() -> mapping.changed(UNTOUCHED_TEXT, Example.AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** It may be that nothing of the row is kept, so that there is nothing to leave as it was. */
    @Test
    void a_row_that_may_have_been_left_out_or_in_quarantine_is_read_again_for_any_value() {
        assertThat(mapping("INSERT INTO Thing (code, text) SELECT a, r FROM texts WHERE n > 0")
                        .needsReading(UNTOUCHED_TEXT))
                .isTrue();
        assertThat(mapping("INSERT INTO Thing (code, text, small) SELECT a, r, 7 / n FROM texts")
                        .needsReading(UNTOUCHED_TEXT))
                .isTrue();
    }

    @Test
    void where_every_row_has_a_record_an_untouched_text_stays_as_it_was() {
        TableMapping mapping = mapping("INSERT INTO Thing (code, text) SELECT a, r FROM texts");
        assertThat(mapping.needsReading(UNTOUCHED_TEXT)).isFalse();
        assertThat(Example.show(mapping.changed(UNTOUCHED_TEXT, Example.AT).get(0)))
                .startsWith("Thing/k {\"code\":\"k\"}");
    }

    @Test
    void a_users_functions_take_and_give_every_class() {
        String sql = "INSERT INTO Thing (text, born, moment, share, flag) SELECT GRID_OF(a, n - 4), DAYS_LATER(d, n),"
                + " AT_NOON(ts), SHARE(b, x), IS_LONG(a) FROM wp;"
                + " INSERT INTO Thing (born, text) SELECT DAYS_LATER(d, n - 7), GRID_OF(CAST(NULL AS VARCHAR), n) FROM wp;"
                + " INSERT INTO Thing (text) SELECT GRID_OF(a, n * 100) FROM wp";
        FunctionLibrary functions = FunctionLibrary.load("target/test-classes");
        TableMapping mapping = new MappingCompiler(functions, Example.ZONE)
                .compile(
                        new MappingReader(ONTOLOGY, functions).parse("police", "police/wp.sql", sql),
                        List.of(TABLE),
                        List.of())
                .get(0);
        StringBuilder shown = new StringBuilder();
        mapping.changed(FULL, Example.AT).forEach(change -> shown.append(Example.show(change)));
        assertThat(shown.toString().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .endsWith("{\"text\":\"a|b\",\"born\":\"2026-03-08\","
                                        + "\"moment\":\"2026-03-01T04:30Z\",\"share\":0.6,\"flag\":true}"),
                        second -> assertThat(second).endsWith("{\"born\":null,\"text\":null}"),
                        third -> assertThat(third).contains("text could not be computed"));
    }

    @Test
    void threads_may_share_a_mapping() {
        TableMapping mapping = mapping(
                "INSERT INTO Thing (code, small) SELECT REGEXP_REPLACE(a, '[0-9]', ''), CHAR_LENGTH(a) FROM wp");
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> {
                    Row row = new Row("k" + i, BigDecimal.ONE, i, null, null, null, null, null, null, null, null, null);
                    Change.Upsert upsert =
                            (Change.Upsert) mapping.changed(row, Example.AT).get(0);
                    return upsert.record().values().equals(Map.of("code", "k", "small", (long) ("k" + i).length()));
                }))
                .containsOnly(true);
    }

    @Test
    void a_table_without_a_primary_key_is_refused() {
        Example keyless = new Example(ONTOLOGY, Example.tables("wp(a TEXT)"));
        assertThat(keyless.faults("INSERT INTO Thing (text) SELECT a FROM wp"))
                .startsWith("police/resident.sql:1:40: table wp has no primary key");
    }

    @Test
    void a_preview_shows_rows_beside_what_they_become() {
        Preview preview = Preview.of(mapping("INSERT INTO Thing (text) SELECT a FROM wp"), List.of(FULL), Example.AT)
                .get(0);
        assertThat(preview.row()).containsEntry("n", 7);
        assertThat(preview.changes()).singleElement().isInstanceOf(Change.Upsert.class);
    }

    @Test
    void what_calcite_has_no_safe_code_for_is_refused() {
        assertThat(EXAMPLE.faults("INSERT INTO Thing (born) SELECT FLOOR(d TO MONTH) FROM wp"))
                .startsWith(
                        "police/resident.sql:1:33: this expression does not fit: FLOOR with a unit is not available");
    }

    private static Map<String, Object> values(String fields, String expressions) {
        String sql = "INSERT INTO Thing (" + fields + ") SELECT " + expressions + " FROM wp";
        return ((Change.Upsert) mapping(sql).changed(FULL, Example.AT).get(0))
                .record()
                .values();
    }

    private static String reason(String field, String expression) {
        return show("INSERT INTO Thing (" + field + ") SELECT " + expression + " FROM wp", FULL);
    }

    private static String show(String sql, Row row) {
        return Example.show(mapping(sql).changed(row, Example.AT).get(0));
    }

    private static TableMapping mapping(String sql) {
        return EXAMPLE.compile(sql).get(0);
    }
}
