package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heyi.connectors.mapping.Preview;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.UnusableValue;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
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
    void a_view_is_told_as_a_view_and_not_asked_for_a_key() {
        Table view = new Table("v", List.of(new Table.Column("a", Table.ColumnType.TEXT, true)), List.of(), true);
        assertThat(new Example(ONTOLOGY, List.of(view)).faults("INSERT INTO Thing (text) SELECT b FROM v"))
                .isEqualTo(
                        "police/resident.sql:1:40: v is a view, or holds rows of elsewhere: its changes are in no log;"
                                + " map the tables it reads [HEYI-2042]\n");
    }

    @Test
    void long_keys_that_differ_at_their_ends_are_different_keys() {
        RowKeys keys = new RowKeys(Example.table("b(k BINARY KEY, t TEXT KEY)"));
        byte[] one = new byte[300];
        byte[] other = new byte[300];
        other[299] = 1;
        assertThat(keys.of(new Row(one, "x"))).isNotEqualTo(keys.of(new Row(other, "x")));
        assertThat(keys.of(new Row(one, "长".repeat(5000) + "1")))
                .isNotEqualTo(keys.of(new Row(one, "长".repeat(5000) + "2")));
        assertThat(keys.of(new Row(new byte[] {1, 0, 0}, "x"))).isEqualTo("010000|x");
    }

    @Test
    void what_cannot_be_stored_or_shown_truly_is_left_out_of_texts() {
        Change change = mapping("INSERT INTO Thing (text, code) SELECT a, a FROM texts")
                .changed(new Row("张\0\u202E\uD842三\r\n四\r", 1, ""), Example.AT)
                .get(0);
        assertThat(((Change.Upsert) change).record().values()).containsEntry("text", "张三\r\n四\n");
        assertThat(((Change.Upsert) change).record().values()).containsEntry("code", "张三 四");
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
    void a_value_that_cannot_be_used_matters_to_mappings_that_use_it() {
        Fault why = Fault.of(FaultCode.NUMBER_ROUNDED, Place.of("s/a.xlsx"), "r", 2, "1.2E+17");
        Row row = new Row("k", 1, new UnusableValue("1.2E+17", why));
        for (String used :
                List.of("SELECT r FROM texts", "SELECT UPPER(r) FROM texts", "SELECT a FROM texts WHERE r > ''")) {
            assertThat(mapping("INSERT INTO Thing (text) " + used).changed(row, Instant.EPOCH))
                    .singleElement()
                    .isInstanceOfSatisfying(Change.Quarantine.class, bad -> {
                        assertThat(bad.reason()).isEqualTo(why);
                        assertThat(bad.row()).containsEntry("r", "1.2E+17");
                    });
        }
        assertThat(mapping("INSERT INTO Thing (text) SELECT a FROM texts").changed(row, Instant.EPOCH))
                .singleElement()
                .isInstanceOf(Change.Upsert.class);
    }

    @Test
    void an_overflow_or_a_division_by_zero_is_quarantined_not_wrapped() {
        assertThat(reason("small", "n + 2147483647")).contains("small could not be computed");
        assertThat(reason("big", "l * 9223372036854775807")).contains("big could not be computed");
        assertThat(reason("small", "n / (n - 7)")).contains("/ by zero");
        assertThat(reason("small", "l * 1000000000")).contains("small: 8000000000 is outside what Int can hold");
    }

    @Test
    void what_a_field_cannot_hold_is_quarantined_and_what_nobody_uses_does_not_matter() {
        Row odd = odd("NaN", LocalDate.of(-43, 3, 15), LocalDateTime.MAX, OffsetDateTime.MIN, "24:00:00");
        assertThat(reason(odd, "share", "b")).isEqualTo("share: NaN is outside what Float can hold");
        assertThat(reason(odd, "share", "b * 2")).contains("the column b holds NaN");
        assertThat(reason(odd, "born", "d")).isEqualTo("born: -0043-03-15 is outside what Date can hold");
        assertThat(reason(odd, "moment", "ts")).isEqualTo("moment: infinity is outside what DateTime can hold");
        assertThat(reason(odd, "moment", "tz")).isEqualTo("moment: -infinity is outside what DateTime can hold");
        assertThat(reason(odd, "text", "CAST(d AS VARCHAR)")).contains("-0043-03-15 is outside");
        assertThat(reason(odd, "text", "CAST(ts AS VARCHAR)")).contains("infinity is outside");
        assertThat(reason(odd, "text", "CAST(t AS VARCHAR)")).contains("the column t holds 24:00:00");
        assertThat(changed(odd, "small", "n")).isInstanceOf(Change.Upsert.class);
    }

    @Test
    void only_the_columns_that_a_mapping_uses_need_to_be_read() {
        TableMapping mapping =
                mapping("INSERT INTO Thing (text, small) SELECT UPPER(a), n FROM wp WHERE CAST(x AS INTEGER) = 2");
        assertThat(mapping.columns()).containsExactlyInAnyOrder("a", "b", "n", "x");
        Object[] values = new Object[TABLE.columns().size()];
        Arrays.fill(values, Row.UNTOUCHED);
        for (String column : mapping.columns()) {
            int place =
                    TABLE.columns().stream().map(Table.Column::name).toList().indexOf(column);
            values[place] = FULL.get(place);
        }
        Row row = new Row(values);
        assertThat(mapping.needsReading(row)).isFalse();
        assertThat(mapping.changed(row, Example.AT)).isEqualTo(mapping.changed(FULL, Example.AT));
        assertThat(Preview.of(mapping, List.of(row), Example.AT).get(0).row()).containsOnlyKeys("a", "b", "n", "x");
    }

    @Test
    void infinity_can_be_told_by_comparing() {
        Row odd = odd(BigDecimal.ONE, LocalDate.MAX, LocalDateTime.MIN, OffsetDateTime.MAX, LocalTime.NOON);
        assertThat(changed(odd, "text", "CASE WHEN d > DATE '9999-12-31' THEN 'for ever' END"))
                .extracting(change -> ((Change.Upsert) change).record().values())
                .isEqualTo(Map.of("text", "for ever"));
        assertThat(changed(odd, "text", "CASE WHEN ts < TIMESTAMP '0001-01-01 00:00:00' AND tz > ts THEN 'ever' END"))
                .extracting(change -> ((Change.Upsert) change).record().values())
                .isEqualTo(Map.of("text", "ever"));
    }

    private static Row odd(Object b, LocalDate d, LocalDateTime ts, OffsetDateTime tz, Object t) {
        return new Row("a", b, 7, 8L, 0.1f, 2.5d, true, d, t, ts, tz, new byte[0]);
    }

    private static Change changed(Row row, String column, String expression) {
        return mapping("INSERT INTO Thing (" + column + ") SELECT " + expression + " FROM wp")
                .changed(row, Example.AT)
                .get(0);
    }

    private static String reason(Row row, String column, String expression) {
        String text =
                ((Change.Quarantine) changed(row, column, expression)).reason().toString();
        return text.replaceFirst("^.*?: ", "").replaceFirst("; mend.*", "");
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
        assertThat(show("INSERT INTO Thing (born) SELECT d FROM wp", row))
                .contains("born: infinity is outside what Date can hold");
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
                "INSERT INTO Thing (code, small) SELECT REGEXP_REPLACE(a, '[0-9]', '', 'g'), CHAR_LENGTH(a) FROM wp");
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
