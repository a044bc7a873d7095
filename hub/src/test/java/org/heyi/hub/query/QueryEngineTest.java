package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.GraphDatabase;

@SuppressWarnings("unchecked")
class QueryEngineTest {
    private static TestCity city;

    @BeforeAll
    static void city() {
        city = TestCity.empty();
        city.cypher(
                """
                CREATE (b:Entity:Building {id: $b, addressCode: 'A1', address: '1 Canal Road', storeys: 6})
                CREATE (p:Entity:Person {id: $p, nationalId: 'N1', name: '张伟', gender: 'MALE', birthDate: date('1980-02-03'),
                  visitedAt: datetime('2026-10-31T08:00:00Z'), _disputed: ['livesIn', 'name']})-[:LIVES_IN]->(b)
                CREATE (q:Entity:Person {id: $q, nationalId: 'N2', name: '李娜'})-[:LIVES_IN]->(b)
                CREATE (:Entity {id: $merged})-[:MERGED_INTO]->(p)
                CREATE (:Record {_key: 'police/public.resident/Person/7', _type: 'Person', _identifiers: ['x'],
                  _committedAt: datetime('2026-10-31T08:00:01Z'), _transaction: '77', name: '张伟', nationalId: 'N1',
                  `livesIn.addressCode`: 'A1', birthDate: date('1980-02-03')})-[:OF]->(p)
                CREATE (:Record {_key: 'insurance/insured/Person~2/a/b', _type: 'Person', _committedAt: datetime('2026-10-31T08:00:02Z'),
                  _updatedAt: datetime('2020-01-01T00:00:00Z'), name: '张玮', nationalId: 'N1', `livesIn.addressCode`: 'A2'})-[:OF]->(p)
                """,
                Map.of(
                        "b", TestCity.id("Building", "addressCode", "A1"),
                        "p", TestCity.id("Person", "nationalId", "N1"),
                        "q", TestCity.id("Person", "nationalId", "N2"),
                        "merged", TestCity.id("Person", "insuranceNumber", "S1")));
    }

    private static Object code(String query, Map<String, Object> variables) {
        var errors = city.ask(query, variables).getErrors();
        assertThat(errors).as(query).isNotEmpty();
        return errors.get(0).getExtensions().get("code");
    }

    @Test
    void a_lookup_finds_by_any_identifier_and_by_a_merged_entitys_id() {
        String query = "query($by: PersonBy!) { person(by: $by) { name livesIn { address } } }";
        var expected = Map.of("person", Map.of("name", "张伟", "livesIn", Map.of("address", "1 Canal Road")));
        assertThat(city.data(query, Map.of("by", Map.of("nationalId", " N1 ")))).isEqualTo(expected);
        assertThat(city.data(query, Map.of("by", Map.of("insuranceNumber", "S1"))))
                .isEqualTo(expected);
        assertThat(city.data(query, Map.of("by", Map.of("id", TestCity.id("Person", "insuranceNumber", "S1")))))
                .isEqualTo(expected);
    }

    @Test
    void an_identifier_is_found_however_it_is_typed() {
        for (String typed : List.of("N1", "Ｎ１", "'N1", "\u200BN1\uFEFF", "\u3000N1\u00A0", "N\0001")) {
            assertThat(city.data(
                            "query($v: ID!) { person(by: {nationalId: $v}) { name }"
                                    + " eq: people(where: {nationalId: {eq: $v}}) { totalCount }"
                                    + " in: people(where: {nationalId: {in: [$v, \"N9\"]}}) { totalCount } }",
                            Map.of("v", typed)))
                    .isEqualTo(Map.of(
                            "person", Map.of("name", "张伟"),
                            "eq", Map.of("totalCount", 1L),
                            "in", Map.of("totalCount", 1L)));
        }
    }

    @Test
    void a_null_where_a_lookup_wants_a_value_is_the_callers_fault() {
        String query = "query($v: ID) { person(by: {nationalId: $v}) { name } }";
        assertThat(code(query, Collections.singletonMap("v", null))).isEqualTo("HEYI-5003");
        assertThat(code(query, Map.of())).isEqualTo("HEYI-5003");
    }

    @Test
    void what_is_absent_or_of_another_type_or_not_well_formed_is_null() {
        String query = "query($by: PersonBy!) { person(by: $by) { name } }";
        assertThat(city.data(query, Map.of("by", Map.of("nationalId", "N9")))).containsEntry("person", null);
        assertThat(city.data(query, Map.of("by", Map.of("nationalId", "  ")))).containsEntry("person", null);
        assertThat(city.data(query, Map.of("by", Map.of("id", TestCity.id("Building", "addressCode", "A1")))))
                .containsEntry("person", null);
    }

    @Test
    void several_roots_aliases_fragments_and_other_fields_come_in_the_order_of_the_selection() {
        var data = city.data("""
                query($no: Boolean!) {
                  b: building(by: {addressCode: "A1"}) { ...where storeys @skip(if: $no) residents(first: 1) { totalCount } }
                  __typename
                  people { nodes { __typename n: name } }
                  sources { source }
                  a: building(by: {addressCode: "A1"}) { ...where }
                  __schema { queryType { name } }
                }
                fragment where on Building { address }
                """, Map.of("no", true));
        assertThat(data.keySet()).containsExactly("b", "__typename", "people", "sources", "a", "__schema");
        assertThat(data)
                .containsEntry("b", Map.of("address", "1 Canal Road", "residents", Map.of("totalCount", 2L)))
                .containsEntry("__typename", "Query")
                .containsEntry("sources", List.of());
        assertThat(((Map<?, ?>) data.get("people")).get("nodes"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        Map.of("__typename", "Person", "n", "张伟"), Map.of("__typename", "Person", "n", "李娜"));
    }

    @Test
    void one_operation_is_one_statement_however_deep_and_however_many_roots() {
        long before = city.engine().statements();
        city.data("""
                {
                  a: people(first: 5) { totalCount pageInfo { hasNextPage } nodes {
                    livesIn { residents(first: 5) { nodes { livesIn { residents(first: 5) { edges { node { name records { key } } } } } } } } } }
                  b: person(by: {nationalId: "N1"}) { disputes { field } worksFor { nodes { name } } }
                  c: enterprises { totalCount }
                }
                """, Map.of());
        assertThat(city.engine().statements() - before).isEqualTo(1);
    }

    @Test
    void records_say_where_each_value_comes_from() {
        var data = city.data("""
                { person(by: {nationalId: "N1"}) { records {
                  department source table key committedAt updatedAt transaction values { field value } } } }
                """, Map.of());
        var records = (List<?>) ((Map<?, ?>) data.get("person")).get("records");
        assertThat(records).hasSize(2);
        assertThat((Map<String, Object>) (Map<?, ?>) records.get(0))
                .containsEntry("department", "social-security")
                .containsEntry("source", "insurance")
                .containsEntry("table", "insured")
                .containsEntry("key", "a/b")
                .containsEntry("updatedAt", "2020-01-01T00:00:00Z");
        assertThat((Map<String, Object>) (Map<?, ?>) records.get(1))
                .containsEntry("table", "public.resident")
                .containsEntry("transaction", "77")
                .containsEntry("committedAt", "2026-10-31T08:00:01Z")
                .containsEntry(
                        "values",
                        List.of(
                                Map.of("field", "nationalId", "value", "N1"),
                                Map.of("field", "name", "value", "张伟"),
                                Map.of("field", "birthDate", "value", "1980-02-03"),
                                Map.of("field", "livesIn.addressCode", "value", "A1")));
    }

    @Test
    void disputes_say_who_says_what() {
        var data = city.data("""
                { person(by: {nationalId: "N1"}) { disputes { field values { value departments records { table } } } }
                  other: person(by: {nationalId: "N2"}) { disputes { field } } }
                """, Map.of());
        assertThat(data)
                .isEqualTo(Map.of(
                        "person",
                        Map.of("disputes", List.of(dispute("livesIn", "A1", "A2"), dispute("name", "张伟", "张玮"))),
                        "other",
                        Map.of("disputes", List.of())));
    }

    private static Map<String, Object> dispute(String field, String police, String insurance) {
        return Map.of(
                "field",
                field,
                "values",
                List.of(
                        Map.of(
                                "value", police,
                                "departments", List.of("police"),
                                "records", List.of(Map.of("table", "public.resident"))),
                        Map.of(
                                "value", insurance,
                                "departments", List.of("social-security"),
                                "records", List.of(Map.of("table", "insured")))));
    }

    @Test
    void the_catalog_lists_what_is_collected_twice() {
        var data = city.data(
                "{ catalog { type field departments authority withValue entities collectedTwice } }", Map.of());
        assertThat((List<Object>) data.get("catalog"))
                .contains(
                        Map.of(
                                "type",
                                "Person",
                                "field",
                                "name",
                                "departments",
                                List.of("police", "social-security"),
                                "authority",
                                List.of("police"),
                                "withValue",
                                2L,
                                "entities",
                                2L,
                                "collectedTwice",
                                true),
                        Map.of(
                                "type",
                                "Person",
                                "field",
                                "birthDate",
                                "departments",
                                List.of("police"),
                                "authority",
                                List.of(),
                                "withValue",
                                1L,
                                "entities",
                                2L,
                                "collectedTwice",
                                false),
                        Map.of(
                                "type",
                                "Person",
                                "field",
                                "livesIn",
                                "departments",
                                List.of("police", "social-security"),
                                "authority",
                                List.of(),
                                "withValue",
                                2L,
                                "entities",
                                2L,
                                "collectedTwice",
                                true));
    }

    @Test
    void values_come_as_their_scalars_write_them() {
        var data = city.data("{ person(by: {nationalId: \"N1\"}) { birthDate visitedAt gender height } }", Map.of());
        Map<String, Object> person = new HashMap<>();
        person.put("birthDate", "1980-02-03");
        person.put("visitedAt", "2026-10-31T08:00:00Z");
        person.put("gender", "MALE");
        person.put("height", null);
        assertThat(data).isEqualTo(Map.of("person", person));
    }

    @Test
    void filters_on_null_are_refused_instead_of_dropped() {
        assertThat(code(
                        "query($n: String) { people(where: {name: {eq: $n}}) { totalCount } }",
                        Collections.singletonMap("n", null)))
                .isEqualTo("HEYI-5011");
        assertThat(city.data("query($n: String) { people(where: {name: {eq: $n}}) { totalCount } }", Map.of()))
                .as("a variable that is left out leaves the comparison out")
                .isEqualTo(Map.of("people", Map.of("totalCount", 2L)));
    }

    @Test
    void limits_are_kept_with_an_error_that_has_a_number() {
        assertThat(code("{ people(first: 1001) { totalCount nodes { id } } }", Map.of()))
                .isEqualTo("HEYI-5008");
        assertThat(code("query($n: Int) { people(first: $n) { nodes { id } } }", Map.of("n", -1)))
                .isEqualTo("HEYI-5008");
        assertThat(code("{ people(first: 1, last: 1) { nodes { id } } }", Map.of()))
                .isEqualTo("HEYI-5009");
        assertThat(code("{ people(after: \"nonsense!\") { nodes { id } } }", Map.of()))
                .isEqualTo("HEYI-5010");
        assertThat(code("{ people(first: 1000) { nodes { worksFor(first: 1000) { nodes { id } } } } }", Map.of()))
                .isEqualTo("HEYI-5005");
        String deep = "{ people(first: 1) { nodes " + "{ livesIn { residents(first: 1) { nodes ".repeat(4) + "{ id }"
                + " } } }".repeat(4) + " } }";
        assertThat(code(deep, Map.of())).isEqualTo("HEYI-5004");
        assertThat(code(
                        "{ people(where: {name: {in: [" + "\"x\" ".repeat(10_001) + "]}}) { nodes { id } } }",
                        Map.of()))
                .isEqualTo("HEYI-5013");
        assertThat(code("{ people { nodes { " + "id ".repeat(20_000) + "} } }", Map.of()))
                .isEqualTo("HEYI-5007");
        assertThat(code("{ people { nodes { age } } }", Map.of())).isEqualTo("HEYI-5003");
        assertThat(code("{ people { ", Map.of())).isEqualTo("HEYI-5002");
        assertThat(code("{ person(by: {}) { id } }", Map.of())).isEqualTo("HEYI-5003");
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        var data = city.data("{ people(orderBy: [{name: ASC}]) { pageInfo { endCursor } } }", Map.of());
        Object cursor = ((Map<?, ?>) ((Map<?, ?>) data.get("people")).get("pageInfo")).get("endCursor");
        assertThat(code("query($c: String) { people(after: $c) { nodes { id } } }", Map.of("c", cursor)))
                .isEqualTo("HEYI-5010");
    }

    @Test
    void a_graph_that_is_away_is_said_to_be_so_and_retryable() {
        try (var nowhere = GraphDatabase.driver("bolt://127.0.0.1:1")) {
            var errors = TestCity.over(nowhere, QueryLimits.defaults())
                    .ask("{ people { nodes { id } } }")
                    .getErrors();
            assertThat(errors.get(0).getExtensions())
                    .containsEntry("code", "HEYI-5015")
                    .containsEntry("retryable", true)
                    .containsKeys("en", "zh");
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_given_up() {
        city.cypher("""
                UNWIND range(1, 80) AS i CREATE (p:Entity:Person {id: 'slow p' + i}) WITH collect(p) AS people
                UNWIND range(1, 80) AS i CREATE (e:Entity:Enterprise {id: 'slow e' + i, name: 'slow'})
                WITH people, e UNWIND people AS p CREATE (p)-[:WORKS_FOR]->(e)
                """);
        var errors = city.with(QueryLimits.defaults().within(Duration.ofMillis(100)))
                .ask("""
                        { enterprises(where: {staff: {some: {worksFor: {some: {staff: {some: {worksFor: {some: {staff: {some:
                          {name: {contains: "nobody"}}}}}}}}}}}}) { nodes { id } } }
                        """)
                .getErrors();
        city.cypher("MATCH (n) WHERE n.id STARTS WITH 'slow' DETACH DELETE n");
        assertThat(errors).isNotEmpty();
        assertThat(errors.get(0).getExtensions()).containsEntry("code", "HEYI-5014");
    }
}
