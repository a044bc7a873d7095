package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.neo4j.driver.summary.Plan;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The pages under {@code docs/queries} say what the code does. With {@code -Dheyi.docs.write=true} they are rewritten to say so. */
@SuppressWarnings("unchecked")
class DocumentedQueriesTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static TestCity city;

    @BeforeAll
    static void city() {
        city = TestCity.empty();
        city.cypher("""
                UNWIND range(1, 2000) AS i
                CREATE (:Entity:Person {id: 'p' + i, name: 'name ' + (i % 100), nationalId: 'n' + i})
                """);
    }

    @TestFactory
    Stream<DynamicTest> every_documented_query_becomes_the_documented_statement_and_runs() throws IOException {
        return DocumentedQuery.all(TestCity.QUERIES).stream()
                .map(pair ->
                        DynamicTest.dynamicTest(pair.page().getFileName() + ": " + pair.heading(), () -> check(pair)));
    }

    @Test
    void every_query_of_the_pages_is_read() throws IOException {
        long queries = 0;
        for (DocumentedQuery pair : DocumentedQuery.all(TestCity.QUERIES)) {
            queries += pair.graphql().isBlank() ? 0 : 1;
        }
        assertThat(queries).isGreaterThanOrEqualTo(15);
    }

    @Test
    void a_lookup_and_a_page_in_the_order_of_an_index_read_no_more_than_they_answer() {
        assertThat(plan("{ person(by: {nationalId: \"n1\"}) { name } }")).contains("NodeUniqueIndexSeek");
        assertThat(plan("{ people(first: 20) { nodes { name } } }"))
                .doesNotContain("NodeByLabelScan")
                .doesNotContain("Top");
        assertThat(plan("{ people(where: {name: {eq: \"x\"}}) { nodes { name } } }"))
                .contains("NodeIndexSeek");
        assertThat(plan("{ people(where: {livesIn: {is: {addressCode: {eq: \"x\"}}}}) { nodes { name } } }"))
                .contains("NodeIndexSeek");
        assertThat(
                        plan(
                                "{ people(where: {name: {isNull: false}}, orderBy: [{name: ASC}], first: 20) { nodes { name } } }"))
                .contains("NodeIndexScan")
                .contains("PartialTop")
                .doesNotContain("NodeByLabelScan");
        assertThat(plan("{ people(orderBy: [{name: DESC}], first: 20) { nodes { name } } }"))
                .contains("NodeIndexScan")
                .contains("n0:Person(name)");
    }

    private static String plan(String query) {
        var statement = city.engine().statement(query, Map.of());
        try (var session = city.driver().session()) {
            return operators(session.run("EXPLAIN " + statement.cypher(), statement.parameters())
                    .consume()
                    .plan());
        }
    }

    private static String operators(Plan plan) {
        StringBuilder all =
                new StringBuilder(plan.operatorType() + " " + plan.arguments().get("Details") + "\n");
        plan.children().forEach(child -> all.append(operators(child)));
        return all.toString();
    }

    private static void check(DocumentedQuery pair) throws IOException {
        Map<String, Object> variables = JSON.readValue(pair.variables(), Map.class);
        var statement = city.engine().statement(pair.graphql(), variables);
        String cypher = statement.cypher() + "\n";
        String parameters = json(statement.parameters());
        if (Boolean.getBoolean("heyi.docs.write")) {
            pair.write(cypher, parameters);
            return;
        }
        assertThat(cypher).isEqualTo(pair.cypher());
        assertThat(parameters).isEqualTo(pair.parameters());
        assertThat(city.ask(pair.graphql(), variables).getErrors()).isEmpty();
    }

    private static String json(Map<String, Object> parameters) {
        Map<String, Object> readable = new TreeMap<>(parameters);
        readable.replaceAll((name, value) -> value instanceof Temporal ? value.toString() : value);
        return JSON.writeValueAsString(readable) + "\n";
    }
}
