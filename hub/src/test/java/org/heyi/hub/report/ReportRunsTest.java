package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.document.Reports;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.hub.report.run.ReportRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRunsTest {
    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String ELDERLY = """
            \"""八十岁以上老人 · People over 80\"""
            query Elderly($bornBefore: Date! @ago(period: "P80Y"))
                @report(every: "P1M", columns: ["身份证号", "姓名", "性别", "出生日期", "走访时间", "身高", "健在", "养老金", "住址", "单位数"]) {
              people(where: {birthDate: {lt: $bornBefore}}, orderBy: [{nationalId: ASC}]) {
                nodes { nationalId name gender birthDate visitedAt height alive pension livesIn { address } worksFor { totalCount } }
              }
            }
            """;

    @TempDir
    Path kept;

    private TestCity city;
    private ReportRuns runs;

    @BeforeEach
    void a_city_with_a_person_over_eighty() {
        city = TestCity.empty();
        city.cypher("""
                CREATE (p:Entity:Person {id: 'p1', nationalId: '320281194001010011', name: '王秀英', gender: 'FEMALE',
                    birthDate: date('1940-01-01'), visitedAt: datetime('2026-10-31T16:30:00Z'), height: 1.5, alive: true,
                    pension: 1234567890123456789})
                CREATE (b:Entity:Building {id: 'b1', addressCode: 'A1', address: '=HYPERLINK("http://x")'})
                CREATE (p)-[:LIVES_IN]->(b)
                CREATE (:Entity:Person {id: 'p2', nationalId: '320281194610310022', name: '+8613900123456',
                    birthDate: date('1946-10-31')})
                CREATE (:Entity:Person {id: 'p3', nationalId: '320281194611010033', name: '年轻',
                    birthDate: date('1946-11-01')})
                """);
        runs = runs(TestReports.read("elderly", ELDERLY));
    }

    private ReportRuns runs(Reports reports) {
        assertThat(reports.faults()).isEmpty();
        return new ReportRuns(reports, city.engine().asking(), kept, NOVEMBER);
    }

    private static byte[] bytes(ReportFile file) {
        try (var content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String period, String format) {
        return new String(bytes(runs.run("elderly", period, format)), StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> kept.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void csv_has_a_byte_order_mark_labels_and_local_times_and_nothing_that_is_computed() {
        assertThat(text("2026-10", "csv"))
                .isEqualTo("\uFEFF身份证号,姓名,性别,出生日期,走访时间,身高,健在,养老金,住址,单位数\r\n"
                        + "320281194001010011,王秀英,女,1940-01-01,2026-11-01 00:30:00,1.5,true,1234567890123456789,"
                        + "\"'=HYPERLINK(\"\"http://x\"\")\",0\r\n"
                        + "320281194610310022,+8613900123456,,1946-10-31,,,,,,0\r\n");
    }

    @Test
    void json_has_the_values_as_the_api_has_them() {
        assertThat(text("2026-10", "json"))
                .startsWith("[\n{\"身份证号\":\"320281194001010011\",\"姓名\":\"王秀英\",\"性别\":\"FEMALE\","
                        + "\"出生日期\":\"1940-01-01\",\"走访时间\":\"2026-10-31T16:30:00Z\",\"身高\":1.5,\"健在\":true,"
                        + "\"养老金\":1234567890123456789,")
                .contains("\"住址\":null,\"单位数\":0}")
                .endsWith("}\n]");
    }

    @Test
    void a_workbook_has_dates_that_are_dates_and_numbers_of_people_that_are_text() throws IOException {
        ReportFile file = runs.run("elderly", "2026-10", "xlsx");
        assertThat(file.name()).isEqualTo("八十岁以上老人-2026-10.xlsx");
        assertThat(file.plainName()).isEqualTo("elderly-2026-10.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes(file)))) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("八十岁以上老人");
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("身份证号");
            Row first = rows.get(1);
            assertThat(first.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(first.getCell(0).getText()).isEqualTo("320281194001010011");
            assertThat(first.getCellText(2)).isEqualTo("女");
            assertThat(first.getCell(3).asDate()).isEqualTo("1940-01-01T00:00:00");
            assertThat(first.getCell(4).asDate()).isEqualTo("2026-11-01T00:30:00");
            assertThat(first.getCell(6).getType()).isEqualTo(CellType.BOOLEAN);
            assertThat(first.getCell(7).getText()).isEqualTo("1234567890123456789");
            assertThat(first.getCell(8).getType()).isEqualTo(CellType.STRING);
            assertThat(first.getCell(9).asNumber().intValue()).isZero();
        }
    }

    @Test
    void a_period_that_is_over_gives_the_same_bytes_again_and_the_same_rows_in_every_format() throws Exception {
        byte[] first = bytes(runs.run("elderly", "2026-10", "xlsx"));
        city.cypher("MATCH (n) DETACH DELETE n");
        assertThat(bytes(runs.run("elderly", "2026-10", "xlsx"))).isEqualTo(first);
        assertThat(text("2026-10", "csv")).contains("王秀英");

        runs = runs(TestReports.read("elderly", ELDERLY.replace("姓名", "名字")));
        ReportFile again = runs.run("elderly", null, "xlsx");
        assertThat(again.kept()).isTrue();
        assertThat(again.run().rows()).isEqualTo(2);
        assertThat(again.run().parameters()).containsEntry("bornBefore", "1946-11-01");
        assertThat(again.run().madeAt()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(again.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(first)));
        assertThat(bytes(again)).isEqualTo(first);
        assertThat(runs.periods("elderly")).containsExactly("2026-10");
        assertThat(files())
                .containsExactly(
                        "elderly/2026-10.csv", "elderly/2026-10.rows", "elderly/2026-10.run", "elderly/2026-10.xlsx");
    }

    @Test
    void the_period_that_has_begun_is_made_anew_each_time_and_leaves_nothing() throws IOException {
        assertThat(text("2026-11", "csv")).contains("年轻");
        city.cypher("MATCH (n:Person {id: 'p3'}) DETACH DELETE n");
        assertThat(text("2026-11", "csv")).doesNotContain("年轻").contains("王秀英");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_a_crash_left_half_written_does_not_count() throws IOException {
        text("2026-10", "csv");
        Files.delete(kept.resolve("elderly/2026-10.run"));
        Files.writeString(kept.resolve("elderly/2026-10.csv"), "half");
        Files.writeString(kept.resolve("elderly/2026-10.rows.new"), "half");
        Files.createDirectories(kept.resolve(".passing"));
        Files.writeString(kept.resolve(".passing/left.csv"), "half");

        runs = runs(TestReports.read("elderly", ELDERLY));

        assertThat(text("2026-10", "csv")).contains("王秀英", "320281194610310022");
        assertThat(files()).containsExactly("elderly/2026-10.csv", "elderly/2026-10.rows", "elderly/2026-10.run");
    }

    @Test
    void a_kept_file_that_was_changed_is_refused() throws IOException {
        text("2026-10", "csv");
        Files.writeString(kept.resolve("elderly/2026-10.csv"), "other");
        assertFault("HEYI-8035", "elderly", "2026-10", "csv");
        Files.writeString(kept.resolve("elderly/2026-10.rows"), "other");
        assertFault("HEYI-8035", "elderly", "2026-10", "xlsx");
    }

    @Test
    void what_does_not_exist_is_told_by_its_name() {
        assertFault("HEYI-8030", "elderlies", "2026-10", "csv");
        assertFault("HEYI-8031", "elderly", "2026-Q3", "csv");
        assertFault("HEYI-8032", "elderly", "2026-12", "csv");
        assertFault("HEYI-8033", "elderly", "2026-10", "pdf");
    }

    private void assertFault(String code, String report, String period, String format) {
        assertThatThrownBy(() -> runs.run(report, period, format)).hasMessageContaining(code);
    }

    @Test
    void a_report_whose_rows_cannot_be_read_leaves_nothing() throws IOException {
        TestCity slow = city.with(org.heyi.hub.query.QueryLimits.defaults().within(java.time.Duration.ofMillis(1)));
        slow.cypher(
                "UNWIND range(1, 100000) AS i CREATE (:Entity:Person {id: 'q' + i, birthDate: date('1930-01-01')})");
        runs = new ReportRuns(
                TestReports.read("elderly", ELDERLY), slow.engine().asking(), kept, NOVEMBER);
        assertFault("HEYI-8034", "elderly", "2026-10", "csv");
        assertThat(files()).isEmpty();
    }

    @Test
    void every_row_comes_once_however_many_pages_they_fill() {
        city.cypher("UNWIND range(1, 2600) AS i CREATE (:Entity:Person {id: 'q' + i, nationalId: 'N' + i,"
                + " birthDate: date('1930-01-01')})");
        List<String> lines = text("2026-10", "csv").lines().skip(1).toList();
        assertThat(lines).hasSize(2602).doesNotHaveDuplicates();
    }
}
