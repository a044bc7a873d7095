package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.document.Column;
import org.heyi.hub.report.document.Every;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.Reports;
import org.junit.jupiter.api.Test;

class ReportReaderTest {
    private static final String VISITED = """
            # what the town wants every month
            \"""走访月报 · Visits\"""
            query Visits($from: DateTime!, $to: DateTime!, $bornBefore: Date! @ago(period: "P80Y"))
                @report(every: "P1M", columns: ["姓名", "住址", "单位数"]) {
              people(where: {visitedAt: {gte: $from, lt: $to}, birthDate: {lt: $bornBefore}}, orderBy: [{name: ASC}]) {
                nodes { name livesIn { address } jobs: worksFor { totalCount } }
              }
            }
            """;

    private static List<String> faults(String text) {
        return TestReports.read("visits", text).faults().stream()
                .map(fault -> fault.line(Locale.ENGLISH))
                .toList();
    }

    private static String report(String columns, String nodes) {
        return "query V @report(every: \"P1M\", columns: [" + columns + "]) { people { nodes { " + nodes + " } } }";
    }

    @Test
    void a_report_has_its_code_from_the_file_and_its_titles_from_the_description() {
        Reports reports = TestReports.read("visits", VISITED);
        assertThat(reports.faults()).isEmpty();
        Report report = reports.report("visits");
        assertThat(report.title().en()).isEqualTo("Visits");
        assertThat(report.title().zh()).isEqualTo("走访月报");
        assertThat(report.department()).isEqualTo("grid");
        assertThat(report.columns()).extracting(Column::name).containsExactly("姓名", "住址", "单位数");
        assertThat(report.columns())
                .extracting(Column::path)
                .containsExactly(List.of("name"), List.of("livesIn", "address"), List.of("jobs", "totalCount"));
    }

    @Test
    void variables_are_filled_in_from_the_period_by_the_departments_clocks() {
        Report report = TestReports.read("visits", VISITED).report("visits");
        assertThat(report.parameters(Every.MONTH.period("2026-10").orElseThrow()))
                .containsExactly(
                        Map.entry("from", "2026-10-01T00:00+08:00"),
                        Map.entry("to", "2026-11-01T00:00+08:00"),
                        Map.entry("bornBefore", "1946-11-01"));
    }

    @Test
    void periods_have_the_names_that_people_give_them() {
        assertThat(List.of(
                        period(Every.DAY, "2026-10-31"),
                        period(Every.WEEK, "2026-W44"),
                        period(Every.MONTH, "2026-10"),
                        period(Every.QUARTER, "2026-Q4"),
                        period(Every.YEAR, "2026")))
                .containsExactly(
                        "2026-10-31 2026-10-31 2026-11-01 2026-10-30",
                        "2026-W44 2026-10-26 2026-11-02 2026-W43",
                        "2026-10 2026-10-01 2026-11-01 2026-09",
                        "2026-Q4 2026-10-01 2027-01-01 2026-Q3",
                        "2026 2026-01-01 2027-01-01 2025");
        assertThat(Every.MONTH.period("2026-13")).isEmpty();
        assertThat(Every.MONTH.period("2026-1")).isEmpty();
        assertThat(Every.DAY.period("2026-02-30")).isEmpty();
        assertThat(Every.WEEK.period("2026-W54")).isEmpty();
        assertThat(Every.MONTH.period("../2026-10")).isEmpty();
    }

    private static String period(Every every, String name) {
        var period = every.period(name).orElseThrow();
        return String.join(
                " ",
                period.toString(),
                period.from().toString(),
                period.to().toString(),
                period.previous().toString());
    }

    @Test
    void all_faults_come_at_once_in_the_order_of_the_text() {
        assertThat(faults("""
                        query V($day: Date!, $old: Date! @ago(period: "old")) @report(every: "P2M", columns: ["a", "a"]) {
                          people(first: 5, where: {birthDate: {lt: $day, gt: $old}}) {
                            nodes {
                              nmae
                              id
                              name @skip(if: true)
                              worksFor { nodes { name } }
                              livesIn { address }
                            }
                          }
                        }
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("grid/reports/visits.graphql:1:9: ")
                                .contains("$day")
                                .endsWith("[HEYI-8018]"),
                        line -> assertThat(line).contains(":1:34:", "\"old\"").endsWith("[HEYI-8019]"),
                        line -> assertThat(line).contains(":1:55:", "\"P2M\"").endsWith("[HEYI-8007]"),
                        line -> assertThat(line).contains("\"a\"").endsWith("[HEYI-8016]"),
                        line -> assertThat(line).contains(":2:10:", "first").endsWith("[HEYI-8010]"),
                        line -> assertThat(line)
                                .contains(":4:7:", "did you mean \"name\"")
                                .endsWith("[HEYI-8011]"),
                        line -> assertThat(line).contains(":5:7:", "\"id\"").endsWith("[HEYI-8012]"),
                        line -> assertThat(line).contains(":6:12:").endsWith("[HEYI-8014]"),
                        line -> assertThat(line)
                                .contains(":7:18:", "worksFor.nodes")
                                .endsWith("[HEYI-8012]"));
    }

    @Test
    void what_is_no_list_of_rows_is_refused() {
        assertOne("query {", "8001");
        assertOne("query V { people { nodes { name } } }", "8006");
        assertOne("query V @report(every: \"P1M\", columns: []) { sources { source } }", "8008");
        assertOne(
                "query V @report(every: \"P1M\", columns: [\"n\"]) { people { totalCount nodes { name } } }",
                "8009",
                2);
        assertOne(report("\"a\", \"b\"", "name name"), "8013");
        assertOne(report("\"a\"", "name gender"), "8015");
        assertOne(report("\" \"", "name"), "8016");
        assertOne(
                "query V($period: Int!) @report(every: \"P1M\", columns: [\"n\"]) "
                        + "{ people(where: {children: {eq: $period}}) { nodes { name } } }",
                "8018");
        assertOne(report("\"a\"", "name") + " query W { people { totalCount } }", "8005", 2);
        assertOne(report("\"a\", \"b\"", "name, height @ask(required: true)"), "8014");
    }

    private static void assertOne(String text, String code) {
        assertOne(text, code, 1);
    }

    private static void assertOne(String text, String code, int most) {
        assertThat(faults(text)).hasSizeBetween(1, most).anySatisfy(line -> assertThat(line)
                .endsWith("[HEYI-" + code + "]"));
    }

    @Test
    void two_reports_do_not_give_files_of_the_same_name() {
        Reports reports = TestReports.read(
                TestCity.ONTOLOGY, Map.of("grid", new TreeMap<>(Map.of("visits", VISITED, "walks", VISITED))));
        assertThat(reports.faults())
                .singleElement()
                .asString()
                .startsWith("grid/reports/walks.graphql")
                .contains("走访月报", "grid/reports/visits.graphql")
                .endsWith("[HEYI-8020]");
    }

    @Test
    void a_code_names_one_report_of_the_city() {
        Reports reports = TestReports.read(
                TestCity.ONTOLOGY,
                new TreeMap<>(Map.of("grid", Map.of("visits", VISITED), "police", Map.of("visits", VISITED))));
        assertThat(reports.reports())
                .singleElement()
                .extracting(Report::department)
                .isEqualTo("grid");
        assertThat(reports.faults())
                .singleElement()
                .asString()
                .startsWith("police/reports/visits.graphql")
                .endsWith("[HEYI-8004]");
        assertThat(TestReports.read("Visits 1", VISITED).faults())
                .singleElement()
                .asString()
                .endsWith("[HEYI-8003]");
    }
}
