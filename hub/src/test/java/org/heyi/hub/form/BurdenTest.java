package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionResult;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.GraphDatabase;

/** The ledger of what forms cost. Each test has a form, or a year, of its own. */
class BurdenTest {
    private static final Ontology ONTOLOGY = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      name: String
                      birthDate: Date @authority(departments: ["police"])
                      phone: String
                      children: Int
                    }
                    """), Set.of("police", "social-security", "grid"))
            .orThrow();
    private static final String FIELDS = """
            name opened sent shown prefilled asked answered corrected spared secondsToSend
            """;
    private static final OffsetDateTime LATELY = OffsetDateTime.of(2026, 10, 31, 8, 0, 0, 0, ZoneOffset.UTC);
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static FormCity city;
    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity(ONTOLOGY);
        String form = """
                query Visit($nationalId: ID!) @form(subject: "person") {
                  person(by: {nationalId: $nationalId}) { nationalId name birthDate phone children @ask(fresherThan: "P1Y") }
                }
                """;
        api = city.with(TestForms.read(
                ONTOLOGY,
                Map.of(
                        "grid", Map.of("visit", form, "opened", form, "unsent", form, "other", form),
                        "police", Map.of("move", form))));
        city.say(
                "police",
                "Person",
                "1",
                LATELY.minusYears(5),
                "nationalId",
                "B1",
                "name",
                "张伟",
                "birthDate",
                LocalDate.of(1990, 5, 6),
                "children",
                1L);
    }

    private static Map<String, Object> sent(String code, String answeredAt, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", code);
        variables.put("subject", Map.of("nationalId", "B1"));
        variables.put(
                "answers",
                answers.entrySet().stream()
                        .map(answer -> Map.of("path", answer.getKey(), "value", answer.getValue()))
                        .toList());
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version(code));
        variables.put("reporter", "grid worker 7");
        variables.put("department", "grid");
        variables.put("answeredAt", answeredAt);
        return variables;
    }

    private static Map<String, Object> openedAt(Map<String, Object> sent, String openedAt) {
        Map<String, Object> variables = new HashMap<>(sent);
        variables.put("openedAt", openedAt);
        return variables;
    }

    private static void submit(Map<String, Object> sent) {
        Filled.of(api.submit(sent), "submitForm");
    }

    /** Lines of the ledger, by name. */
    private static Map<String, Map<String, Object>> burden(String period, String by) {
        ExecutionResult result = api.ask(
                "query($period: String!) { burden(period: $period, by: " + by + ") { " + FIELDS + "} }",
                Map.of("period", period));
        assertThat(result.getErrors()).isEmpty();
        Map<String, List<Map<String, Object>>> data = result.getData();
        return data.get("burden").stream().collect(Collectors.toMap(line -> (String) line.get("name"), line -> line));
    }

    @Test
    void what_was_shown_asked_answered_and_spared_is_counted_as_the_form_was_when_it_was_sent() {
        submit(openedAt(
                sent("visit", "2021-03-31T08:01:30Z", Map.of("phone", "13900000001", "birthDate", "1990-06-05")),
                "2021-03-31T08:00:00Z"));

        // nationalId was given to open it; the children are known, but from long ago; the birth date is the police's to
        // say.
        assertThat(burden("2021-03", "FORM").get("visit"))
                .containsEntry("sent", 1L)
                .containsEntry("shown", 5L)
                .containsEntry("prefilled", 4L)
                .containsEntry("asked", 2L)
                .containsEntry("answered", 2L)
                .containsEntry("corrected", 1L)
                .containsEntry("spared", 2L)
                .containsEntry("secondsToSend", 90.0);
        assertThat(burden("2021-04", "FORM")).doesNotContainKey("visit");
        assertThat(List.of("2021", "2021-Q1", "2021-W13", "2021-03-31"))
                .allSatisfy(period -> assertThat(burden(period, "FORM")).containsKey("visit"));
    }

    @Test
    void what_is_sent_twice_is_counted_once_and_the_time_it_took_is_the_median_of_those_that_say_it() {
        for (String openedAt : List.of("2022-05-01T09:14:50Z", "2022-05-01T09:14:40Z", "2022-05-01T09:00:00Z")) {
            Map<String, Object> sent =
                    openedAt(sent("other", "2022-05-01T09:15:00Z", Map.of("phone", "13900000002")), openedAt);
            submit(sent);
            submit(openedAt(sent, "2022-05-01T01:00:00Z"));
        }
        submit(sent("other", "2022-05-01T09:15:00Z", Map.of("phone", "13900000003")));

        assertThat(burden("2022-05", "FORM").get("other"))
                .containsEntry("sent", 4L)
                .containsEntry("secondsToSend", 20.0);
    }

    @Test
    void the_department_is_the_one_that_wants_the_form() {
        submit(sent("move", "2023-06-01T08:00:00Z", Map.of("phone", "13900000004")));

        assertThat(burden("2023", "DEPARTMENT").keySet()).containsExactly("police");
        assertThat(burden("2023", "DEPARTMENT").get("police")).containsEntry("secondsToSend", null);
    }

    @Test
    void a_form_that_was_opened_and_never_sent_is_counted_once_the_counter_is_written() {
        IntStream.range(0, 3).forEach(any -> api.open("unsent", "B1"));
        assertThat(burden(TODAY, "FORM")).doesNotContainKey("unsent");
        city.openings().write();
        api.open("unsent", "B1");
        city.openings().write();
        city.openings().write();

        assertThat(burden(TODAY, "FORM").get("unsent"))
                .containsEntry("opened", 4L)
                .containsEntry("sent", 0L)
                .containsEntry("shown", 0L)
                .containsEntry("secondsToSend", null);
    }

    @Test
    void openings_that_cannot_be_written_are_kept_for_the_next_time() {
        try (var nowhere = GraphDatabase.driver("bolt://127.0.0.1:1")) {
            FormOpenings away = new FormOpenings(city.sinkTo(nowhere), Clock.systemUTC());
            away.count("opened", "grid");
            assertThatThrownBy(away::write).hasMessageContaining("HEYI-5015");
            assertThatThrownBy(away::write)
                    .as("there is still something to write")
                    .hasMessageContaining("HEYI-5015");
        }
    }

    @Test
    void a_form_cannot_have_been_opened_after_it_was_answered_or_more_than_a_year_before() {
        Map<String, Object> sent = sent("opened", "2024-01-01T08:00:00Z", Map.of("phone", "13900000005"));

        for (String openedAt : List.of("2024-01-01T08:00:01Z", "2022-12-31T08:00:00Z")) {
            assertThat(FormCity.faults(api.submit(openedAt(sent, openedAt)))).containsExactly("HEYI-9150 openedAt");
        }
        assertThat(burden("2024", "FORM")).isEmpty();
    }

    @Test
    void what_is_no_period_is_said_to_be_none_and_ledgers_of_one_operation_are_bounded() {
        for (String period : List.of("", "October", "2026-13", "2026-02-30", "x".repeat(10_000))) {
            assertThat(FormCity.faults(
                            api.ask("query($p: String!) { burden(period: $p) { name } }", Map.of("p", period))))
                    .containsExactly("HEYI-9151 period");
        }
        String many = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> "b" + i + ": burden(period: \"2026\") { name }")
                .collect(Collectors.joining(" "));
        assertThat(FormCity.faults(api.ask("{ " + many + " }", Map.of()))).contains("HEYI-9152 operation");
    }
}
