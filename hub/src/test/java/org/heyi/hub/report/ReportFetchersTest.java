package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.hub.report.api.ReportFetchers;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.schedule.ReportSchedule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as the API has them. */
class ReportFetchersTest {
    private static final int PEOPLE = 2_345;
    private static final SettableClock CLOCK = new SettableClock("2026-11-21T12:00:00Z");
    private static final String PENSIONS = """
            \"""养老金月报 · Pensions\"""
            query Pensions($bornBefore: Date! @ago(period: "P80Y"))
                @report(every: "P1M", columns: ["社保号", "出生日期", "养老金"]) {
              people(where: {birthDate: {lt: $bornBefore}}, orderBy: [{insuranceNumber: ASC}]) {
                nodes { insuranceNumber birthDate pension }
              }
            }
            """;
    private static final String PAGE = """
            query Page($period: String, $first: Int!, $after: String) {
              report(code: "pensions", period: $period, first: $first, after: $after) {
                rows { nodes pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
              }
            }
            """;

    @TempDir
    static Path kept;

    private static QueryEngine engine;

    @BeforeAll
    static void city() {
        TestCity city = TestCity.empty();
        city.cypher(
                "UNWIND range(1, $people) AS i CREATE (:Entity:Person {id: 'p' + i, insuranceNumber: toString(100000 + i),"
                        + " birthDate: date('1940-01-01'), pension: CASE WHEN i % 2 = 0 THEN 9007199254740993 END})",
                Map.of("people", PEOPLE));
        ReportRuns runs = new ReportRuns(
                TestReports.read("pensions", PENSIONS), city.engine().asking(), kept, CLOCK);
        ReportSchedule schedule = new ReportSchedule(runs, (report, period) -> Optional.empty(), CLOCK);
        engine = new QueryEngine(
                TestCity.ONTOLOGY,
                city.driver(),
                TestCity.IDS,
                Map.of(),
                List::of,
                QueryLimits.defaults(),
                asking -> ReportFetchers.of(() -> runs, () -> schedule));
    }

    private static ExecutionResult ask(String query, Map<String, Object> variables) {
        return engine.graphQl()
                .execute(ExecutionInput.newExecutionInput(query)
                        .variables(variables)
                        .build());
    }

    private static Map<?, ?> data(String query, Map<String, Object> variables) {
        ExecutionResult result = ask(query, variables);
        assertThat(result.getErrors()).isEmpty();
        return result.getData();
    }

    private static Map<String, Object> page(String period, int first, Object after) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("period", period);
        variables.put("first", first);
        variables.put("after", after);
        return variables;
    }

    private static void assertError(String code, Map<String, Object> variables, String... says) {
        assertThat(ask(PAGE, variables).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(code(error)).isEqualTo(code))
                .extracting(GraphQLError::getMessage)
                .asString()
                .contains(says);
    }

    private static Object code(GraphQLError error) {
        return Objects.requireNonNull(error.getExtensions()).get("code");
    }

    @Test
    void a_report_of_a_period_says_what_it_is_and_where_it_can_be_fetched() {
        Map<?, ?> data = data("""
                { report(code: "pensions", period: "2026-10") {
                    code title titleZh period madeAt parameters columns rowCount sha256 handedOverAt
                    files { format path }
                } }
                """, Map.of());
        assertThat(data.get("report"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("titleZh", "养老金月报")
                .containsEntry("period", "2026-10")
                .containsEntry("madeAt", "2026-11-21T12:00:00Z")
                .containsEntry("parameters", Map.of("bornBefore", "1946-11-01"))
                .containsEntry("columns", List.of("社保号", "出生日期", "养老金"))
                .containsEntry("rowCount", (long) PEOPLE)
                .containsEntry("handedOverAt", null)
                .hasEntrySatisfying(
                        "sha256", hash -> assertThat(hash).asString().hasSize(64))
                .hasEntrySatisfying("files", files -> assertThat(files)
                        .asString()
                        .contains("/reports/pensions.xlsx?period=2026-10", "csv", "json"));
    }

    @Test
    void its_pages_have_every_row_once_in_order() {
        List<Object> rows = new ArrayList<>();
        Object after = null;
        boolean more = true;
        while (more) {
            Map<?, ?> report =
                    (Map<?, ?>) data(PAGE, page("2026-10", 1_000, after)).get("report");
            Map<?, ?> page = (Map<?, ?>) Objects.requireNonNull(report.get("rows"));
            Map<?, ?> info = (Map<?, ?>) Objects.requireNonNull(page.get("pageInfo"));
            rows.addAll((List<?>) Objects.requireNonNull(page.get("nodes")));
            assertThat(info.get("hasPreviousPage")).isEqualTo(after != null);
            after = info.get("endCursor");
            more = Boolean.TRUE.equals(info.get("hasNextPage"));
        }
        assertThat(rows).hasSize(PEOPLE);
        assertThat(rows.get(0)).isEqualTo(Arrays.asList("100001", "1940-01-01", null));
        assertThat(rows.get(1)).isEqualTo(List.of("100002", "1940-01-01", 9007199254740993L));
        assertThat(rows)
                .extracting(row -> ((List<?>) row).get(0))
                .isEqualTo(IntStream.rangeClosed(1, PEOPLE)
                        .mapToObj(i -> String.valueOf(100_000 + i))
                        .toList());
    }

    @Test
    void a_page_of_none_and_one_after_the_end_are_empty() {
        Map<?, ?> none = (Map<?, ?>) data(PAGE, page(null, 0, null)).get("report");
        assertThat(none.get("rows").toString()).contains("nodes=[]", "hasNextPage=true", "endCursor=null");
        Map<?, ?> all = (Map<?, ?>) data(PAGE, page(null, 1_000, null)).get("report");
        assertThat(all.get("rows").toString()).contains("hasNextPage=true");
    }

    @Test
    void what_cannot_be_answered_is_told_by_its_name() {
        assertThat(ask("{ report(code: \"pension\") { code } }", Map.of()).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(code(error)).isEqualTo("HEYI-8030"))
                .satisfies(error -> assertThat(error.getMessage()).contains("pensions"));
        assertError("HEYI-8031", page("2026-Q3", 5, null), "2026-Q3", "2026-10");
        assertError("HEYI-8032", page("2026-12", 5, null), "2026-12", "2026-11");
        assertError("HEYI-8037", page("2026-11", 5, null), "2026-11", "/reports/pensions.csv");
        assertError("HEYI-5008", page("2026-10", 1_001, null), "1001");
        assertError("HEYI-5008", page("2026-10", -1, null), "-1");
    }

    @Test
    void a_cursor_that_is_not_of_these_rows_is_refused() {
        Map<?, ?> report = (Map<?, ?>) data(PAGE, page("2026-10", 1, null)).get("report");
        Map<?, ?> page = (Map<?, ?>) Objects.requireNonNull(report.get("rows"));
        String cursor = ((Map<?, ?>) Objects.requireNonNull(page.get("pageInfo")))
                .get("endCursor")
                .toString();
        for (String wrong : List.of(
                "", "x", cursor + "1", cursor + "0000000", cursor.replaceFirst("-.*", "-1"), "000000000000-1")) {
            assertThat(ask(PAGE, page("2026-10", 1, wrong)).getErrors())
                    .as(wrong)
                    .singleElement()
                    .satisfies(error -> assertThat(code(error)).isEqualTo("HEYI-5010"));
        }
    }

    @Test
    void kept_rows_that_were_changed_are_refused() throws Exception {
        data(PAGE, page("2026-08", 1, null));
        Path rows = kept.resolve("pensions/2026-08.rows");
        Files.writeString(rows, Files.readString(rows).replace("100001", "100000"));
        assertError("HEYI-8035", page("2026-08", 1, null), "2026-08.rows");
    }

    @Test
    void one_operation_asks_for_a_bounded_number_of_pages() {
        String pages = IntStream.range(0, 11)
                .mapToObj(i -> "p" + i + ": report(code: \"pensions\", first: 1) { rows { nodes } }")
                .collect(Collectors.joining(" "));
        assertThat(ask("{ " + pages + " }", Map.of()).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(code(error)).isEqualTo("HEYI-8038"));
    }

    @Test
    void all_reports_are_listed_with_what_is_kept_and_what_comes_next() {
        data(PAGE, page("2026-09", 1, null));
        Map<?, ?> data = data(
                "{ reports { code department title titleZh every columns nextAt kept handedOverTo waiting lastFault { code } } }",
                Map.of());
        assertThat(data.get("reports").toString())
                .contains(
                        "code=pensions",
                        "department=grid",
                        "titleZh=养老金月报",
                        "every=MONTH",
                        "nextAt=2026-11-30T16:00:00Z",
                        "2026-09",
                        "handedOverTo=null",
                        "waiting=[]",
                        "lastFault=null");
    }
}
