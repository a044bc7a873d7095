package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.record.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/functions.md. */
class FunctionsManualTest {
    private static final Table THING = Example.table("thing(id INTEGER KEY)");
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
        Change change =
                EXAMPLE.compile(sql).get(0).changed(new Row(1), Example.AT).get(0);
        assertThat(change).isInstanceOf(Change.Upsert.class);
        assertThat(((Change.Upsert) change).record().values().get("text"))
                .isEqualTo(expected.equals("NULL") ? null : expected.replace("'", ""));
    }
}
