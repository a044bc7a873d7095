package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.Ontology;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of docs/mappings.md. */
class MappingsManualTest {

    @TestFactory
    List<DynamicTest> the_manual_says_what_happens() {
        List<DynamicTest> tests = new ArrayList<>();
        Ontology ontology = null;
        List<Table> tables = List.of();
        String sql = "";
        String rows = "";
        for (Markdown block : Markdown.blocks("mappings.md")) {
            switch (block.language()) {
                case "graphql" -> ontology = Example.ontology(block.text());
                case "table" -> tables = Example.tables(block.text());
                case "sql" -> sql = block.text();
                case "rows" -> rows = block.text();
                case "result" -> tests.add(result(block, new Example(ontology, tables), sql, rows));
                case "faults" -> tests.add(faults(block, new Example(ontology, tables), sql));
                default -> throw new IllegalArgumentException(block.language());
            }
        }
        return tests;
    }

    private static DynamicTest result(Markdown block, Example example, String sql, String rows) {
        return DynamicTest.dynamicTest(
                block.heading(), () -> assertThat(example.results(sql, rows)).isEqualTo(block.text()));
    }

    private static DynamicTest faults(Markdown block, Example example, String sql) {
        return DynamicTest.dynamicTest(
                block.heading(), () -> assertThat(example.faults(sql)).isEqualTo(block.text()));
    }
}
