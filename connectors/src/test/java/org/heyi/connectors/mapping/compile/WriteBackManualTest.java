package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryReader;
import org.heyi.connectors.mapping.statement.DeliveryReader.Deliveries;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of docs/write-back.md. */
class WriteBackManualTest {
    private static final FunctionLibrary FUNCTIONS = FunctionLibrary.standard();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Ontology ontology;
    private Table table;

    @TestFactory
    List<DynamicTest> the_page_says_what_happens() {
        List<DynamicTest> tests = new ArrayList<>();
        String sql = "";
        String entities = "";
        for (Markdown block : Markdown.blocks("write-back.md")) {
            String statement = sql;
            String golden = entities;
            switch (block.language()) {
                case "graphql" -> ontology = Example.ontology(block.text());
                case "table" -> table = Example.tables(block.text()).get(0);
                case "sql" -> sql = block.text();
                case "entities" -> entities = block.text();
                case "rows" ->
                    tests.add(DynamicTest.dynamicTest(block.heading(), () -> assertThat(rows(statement, golden))
                            .isEqualTo(block.text())));
                case "faults" ->
                    tests.add(DynamicTest.dynamicTest(
                            block.heading(), () -> assertThat(faults(statement)).isEqualTo(block.text())));
                default -> throw new IllegalArgumentException(block.language());
            }
        }
        assertThat(tests).hasSize(2);
        return tests;
    }

    private static Deliveries read(String sql) {
        return new DeliveryReader(FUNCTIONS).parse("hotline", "hotline/out/contact.sql", sql);
    }

    private DeliveryCompiler compiler() {
        return new DeliveryCompiler(ontology, FUNCTIONS, Example.ZONE);
    }

    private String rows(String sql, String entities) {
        CompiledDelivery delivery =
                compiler().compile(read(sql).statements().get(0), List.of(table), List.of("contact"));
        return entities.lines()
                .map(entity -> row(delivery.row(golden(entity))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(Optional<Map<String, Object>> row) {
        if (row.isEmpty()) {
            return "no row: WHERE does not hold";
        }
        if (table.key().stream().anyMatch(column -> row.get().get(column) == null)) {
            return "no row: the key is not complete";
        }
        Map<String, String> texts = new LinkedHashMap<>();
        row.get().forEach((column, value) -> texts.put(column, value == null ? null : RowKeys.text(value)));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> golden(String line) {
        EntityType type = ontology.entity("Person");
        Map<String, Object> golden = new HashMap<>();
        try {
            JsonNode entity = JSON.readTree(line);
            entity.fieldNames().forEachRemaining(name -> {
                String text = entity.get(name).asText();
                golden.put(
                        name,
                        switch (type.value(name).orElseThrow().kind()) {
                            case DATE -> LocalDate.parse(text);
                            case DATE_TIME -> OffsetDateTime.parse(text);
                            case BOOLEAN -> entity.get(name).asBoolean();
                            default -> text;
                        });
            });
            return golden;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String faults(String sql) {
        Deliveries read = read(sql);
        List<Fault> faults = new ArrayList<>(read.faults());
        read.statements().forEach(statement -> {
            try {
                compiler().compile(statement, List.of(table), List.of("contact"));
            } catch (FaultException e) {
                faults.addAll(e.faults());
            }
        });
        return Mappings.inOrder(faults).stream().map(Fault::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
