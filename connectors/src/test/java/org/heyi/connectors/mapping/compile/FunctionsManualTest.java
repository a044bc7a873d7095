package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.record.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of docs/functions.md. */
class FunctionsManualTest {
    private static final Table THING = Example.table("thing(id INTEGER KEY, n TEXT)");
    private static final Example EXAMPLE = new Example(
            Example.ontology("type Thing @entity(plural: \"things\") { code: ID @identifier text: String }"),
            List.of(THING));

    static Stream<String> examples() {
        return Markdown.blocks("functions.md").stream()
                .filter(b -> b.language().equals("examples"))
                .flatMap(b -> b.text().lines());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_function_gives_what_the_manual_says(String line) {
        int equals = line.lastIndexOf(" = ");
        String expected = line.substring(equals + 3);
        String sql = "INSERT INTO Thing (text) SELECT CAST(" + line.substring(0, equals) + " AS VARCHAR) FROM thing";
        Change change = EXAMPLE.compile(sql)
                .get(0)
                .changed(new Row(1, null), Example.AT)
                .get(0);
        assertThat(change).isInstanceOf(Change.Upsert.class);
        assertThat(((Change.Upsert) change).record().values().get("text"))
                .isEqualTo(expected.equals("NULL") ? null : expected.replace("'", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LEFT(n, 1)",
                "RIGHT(n, 1)",
                "LPAD(n, 3, '-')",
                "RPAD(n, 3)",
                "LTRIM(n)",
                "RTRIM(n)",
                "TRIM(n)",
                "SUBSTR(n, 1, 2)",
                "SUBSTRING(n FROM 1 FOR 2)",
                "SPLIT_PART(n, '-', 1)",
                "CAST(STRPOS(n, 'a') AS VARCHAR)",
                "CAST(LENGTH(n) AS VARCHAR)",
                "CAST(CHAR_LENGTH(n) AS VARCHAR)",
                "REPEAT(n, 2)",
                "REVERSE(n)",
                "TRANSLATE(n, 'a', 'b')",
                "CAST(STARTS_WITH(n, 'a') AS VARCHAR)",
                "CAST(ENDS_WITH(n, 'a') AS VARCHAR)",
                "CAST(n ILIKE 'a' AS VARCHAR)",
                "CAST(REGEXP_LIKE(n, 'a') AS VARCHAR)",
                "REGEXP_REPLACE(n, 'a', 'b')",
                "MD5(n)",
                "SHA256(n)",
                "GREATEST(n, n)",
                "SPLIT_PART(n, '-', -1)",
                "UPPER(n)",
                "INITCAP(n)",
                "REPLACE(n, 'a', 'b')",
                "OVERLAY(n PLACING 'a' FROM 1)",
                "CAST(POSITION('a' IN n) AS VARCHAR)",
                "n || 'a'",
                "NORMAL_ID(n)",
                "NORMAL_ADDRESS(n)",
                "CAST(DATE_OF(n, 'yyyy') AS VARCHAR)"
            })
    void a_function_of_null_is_null(String call) {
        String sql = "INSERT INTO Thing (text) SELECT COALESCE(" + call + ", 'none') FROM thing";
        Change change = EXAMPLE.compile(sql)
                .get(0)
                .changed(new Row(1, null), Example.AT)
                .get(0);
        assertThat(((Change.Upsert) change).record().values()).containsEntry("text", "none");
    }
}
