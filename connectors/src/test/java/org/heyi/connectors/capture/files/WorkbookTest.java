package org.heyi.connectors.capture.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.heyi.connectors.mapping.UnusableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks: a cell is what it shows. */
class WorkbookTest {
    private static final String HEADER =
            "<row r='1'><c r='A1' t='str'><v>bh</v></c><c r='B1' t='str'><v>z</v></c></row>";

    @TempDir
    Path directory;

    private TestFolder folder;

    @BeforeEach
    void create() {
        folder = new TestFolder(directory);
    }

    private static String row(String cell) {
        return HEADER + "<row r='2'><c r='A2' t='str'><v>1</v></c>" + cell + "</row>";
    }

    private static String style(int number, String format) {
        String own = format == null
                ? ""
                : "<numFmts><numFmt numFmtId='%d' formatCode='%s'/></numFmts>"
                        .formatted(
                                number,
                                format.replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")
                                        .replace("'", "&apos;"));
        return own
                + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='%d'/></cellXfs>"
                        .formatted(number);
    }

    private Object value(String cell, String styles, String strings) {
        List<List<Object>> rows = folder.put("a.xlsx", TestFolder.workbook(row(cell), styles, strings))
                .read();
        assertThat(rows).as(folder.refused("a.xlsx")).hasSize(2);
        return rows.get(1).get(1);
    }

    private Object number(String value, int number, String format) {
        return value("<c r='B2' s='1'><v>" + value + "</v></c>", style(number, format), "");
    }

    @ParameterizedTest
    @CsvSource({
        "14, 2026-03-01",
        "15, 2026-03-01",
        "16, 2026-03-01",
        "17, 2026-03-01",
        "22, 2026-03-01",
        "27, 2026-03-01",
        "28, 2026-03-01",
        "29, 2026-03-01",
        "30, 2026-03-01",
        "31, 2026-03-01",
        "36, 2026-03-01",
        "50, 2026-03-01",
        "51, 2026-03-01",
        "52, 2026-03-01",
        "53, 2026-03-01",
        "54, 2026-03-01",
        "57, 2026-03-01",
        "58, 2026-03-01",
        "0, 46082",
        "1, 46082",
        "2, 46082.00",
        "3, '46,082'",
        "4, '46,082.00'",
        "9, 4608200%",
        "49, 46082",
        "59, 46082"
    })
    void formats_without_a_text_are_known(int number, String shown) {
        assertThat(number("46082", number, null)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "18, 08:30",
        "19, 08:30:00",
        "20, 08:30",
        "21, 08:30:00",
        "32, 08:30",
        "33, 08:30:00",
        "34, 08:30",
        "35, 08:30:00",
        "55, 08:30",
        "56, 08:30:00",
        "45, 30:00",
        "46, 8:30:00"
    })
    void times_are_known(int number, String shown) {
        assertThat(number("0.354166666666667", number, null)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "46082! yyyy\"年\"m\"月\"d\"日\"! 2026-03-01",
                "46082! [DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@! 2026-03-01",
                "46082! [$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy! 2026-03-01",
                "46082! yyyy.mm! 2026-03-01",
                "46082! aaaa! 2026-03-01",
                "46082! ddd! 2026-03-01",
                "46082! [$-804]aaa;@! 2026-03-01",
                "46082.5! yyyy-mm-dd! 2026-03-01",
                "46082.354155092595! m/d/yy h:mm! 2026-03-01 08:29:59",
                "46082.5! yyyy/m/d h:mm:ss! 2026-03-01 12:00:00",
                "46082! yyyy/m/d h:mm! 2026-03-01",
                "1! yyyy-mm-dd! 1900-01-01",
                "59! yyyy-mm-dd! 1900-02-28",
                "61! yyyy-mm-dd! 1900-03-01",
                "46082.354166666667! h:mm! 08:30",
                "0.354166666666667! 上午/下午h\"时\"mm\"分\"! 08:30",
                "0.7! h:mm AM/PM! 16:48",
                "0.354172453703704! h:mm:ss.00! 08:30:00.50",
                "1.5! [h]:mm:ss! 36:00:00",
                "1.5! [h]:mm! 36:00",
                "1.5! [mm]:ss! 2160:00",
                "1.5! [ss]! 129600",
                "12! 000000! 000012",
                "1.2! 0.00\"万元\"! 1.20万元",
                "0.125! 0.0%! 12.5%",
                "1234.5! #,##0.00_ ;[Red]\\-#,##0.00\\ ! 1,234.50",
                "-1234.5! #,##0.00_ ;[Red]\\-#,##0.00\\ ! -1,234.50",
                "-5! 0_);[Red]\\(0\\)! (5)",
                "15000! [>=10000]0\\.0,\"万\";0! 1.5万",
                "20260301! 0000-00-00! 2026-03-01",
                "12! General\"户\"! 12户",
                "-12! General\"户\"! -12户",
                "1200! _ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ! 1,200.00",
                "0! _ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ! -",
                "1234.5! \"¥\"#,##0.00! ¥1,234.50",
                "1234.5! [$¥-804]#,##0.00! ¥1,234.50",
                "123! @! 123",
                "12! [DBNum1]General! 12",
                "12! [DBNum2][$-804]0! 12",
                "3! \"第\"0\"号\"! 第3号",
                "13800001111! 000-0000-0000! 138-0000-1111",
                "1.005! 0.00! 1.01",
                "2.5! 0! 3",
                "12345! 0.00E+00! 1.23E+04"
            })
    void numbers_come_as_they_show(String value, String format, String shown) {
        assertThat(number(value, 170, format)).isEqualTo(shown);
    }

    @Test
    void an_exclamation_mark_stands_before_a_character_that_is_shown() {
        assertThat(number("15000", 173, "[>=10000]0!.0,\"万\";0")).isEqualTo("1.5万");
    }

    @ParameterizedTest
    @CsvSource({
        "1.1000000000000001, 1.1",
        "2.2999999999999998, 2.3",
        "0.30000000000000004, 0.3",
        "124599.99999999999, 124600",
        "3.3000000000000003, 3.3",
        "1E-3, 0.001",
        "1.5E3, 1500",
        "-0, 0",
        "123456789012345, 123456789012345",
        "0.1, 0.1",
        "100, 100"
    })
    void plain_numbers_have_fifteen_digits(String value, String shown) {
        assertThat(value("<c r='B2'><f>1+1</f><v>" + value + "</v></c>", "", ""))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"-1! yyyy-mm-dd", "99999999! yyyy-mm-dd", "0! yyyy-mm-dd", "60! yyyy-mm-dd", "0! 0;-0;;@", "5! ;;;"
            })
    void what_shows_no_value_is_none(String value, String format) {
        assertThat(number(value, 170, format)).isNull();
    }

    @Test
    void days_may_be_counted_from_1904() {
        String cell = row("<c r='B2' s='1'><v>44620</v></c>");
        byte[] bytes = TestFolder.workbook("<workbookPr date1904='1'/>", cell, style(14, null), "");
        assertThat(folder.put("a.xlsx", bytes).read().get(1).get(1)).isEqualTo("2026-03-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01",
        "2026-03-01T00:00:00, 2026-03-01",
        "2026-03-01T08:30:00, 2026-03-01 08:30:00",
        "2026-03-01T08:30:00.000Z, 2026-03-01 08:30:00",
        "T08:30:00, 08:30"
    })
    void days_may_be_in_iso_form(String value, String shown) {
        assertThat(value("<c r='B2' t='d'><v>" + value + "</v></c>", "", "")).isEqualTo(shown);
    }

    @Test
    void texts_are_what_is_written() {
        assertThat(value("<c r='B2' t='s'><v>0</v></c>", "", "<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></si>"))
                .isEqualTo("张三");
        assertThat(value("<c r='B2' t='s'><v>0</v></c>", "", "<si><t>东京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"))
                .isEqualTo("东京");
        assertThat(value("<c r='B2' t='s'><v>0</v></c>", "", "<si><t>一_x000D_\n二</t></si>"))
                .isEqualTo("一\r\n二");
        assertThat(value("<c r='B2' t='s'><v>0</v></c>", "", "<si><t>A_x005F_x000D_B</t></si>"))
                .isEqualTo("A_x000D_B");
        assertThat(value("<c r='B2' t='inlineStr'><is><r><t>a &amp; </t></r><r><t>b</t></r></is></c>", "", ""))
                .isEqualTo("a & b");
        assertThat(value("<c r='B2' t='str'><f>\"文\"</f><v>文</v></c>", "", "")).isEqualTo("文");
        assertThat(value("<c r='B2' t='str'><f>\"\"</f><v></v></c>", "", "")).isNull();
        assertThat(value("<c r='B2' t='b'><v>1</v></c>", "", "")).isEqualTo("TRUE");
        assertThat(value("<c r='B2' t='b'><f>1=2</f><v>0</v></c>", "", "")).isEqualTo("FALSE");
        assertThat(value("<c r='B2' t='s'><v>7</v></c>", "", "")).isNull();
        assertThat(value("<c r='B2'/>", "", "")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='B2' t='e'><v>#N/A</v></c>",
                "<c r='B2' t='e'><f>A0</f><v>#REF!</v></c>",
                "<c r='B2' t='str'><f>A0</f><v>#VALUE!</v></c>",
                "<c r='B2' t='inlineStr'><is><t>#N/A</t></is></c>"
            })
    void an_error_is_no_value(String cell) {
        assertThat(value(cell, "", "")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "320281199003074020, 0",
        "3.2028119900307402E+17, 1",
        "1.2345678901234501E+19, 0",
        "1000000000000000, 177",
        "-1E+15, 0"
    })
    void a_number_of_sixteen_digits_is_not_what_was_entered(String value, int format) {
        Object cell = number(value, format, format == 177 ? "0_ " : null);
        assertThat(cell).isInstanceOfSatisfying(UnusableValue.class, lost -> assertThat(
                        lost.reason().toString())
                .contains("HEYI-3043")
                .contains("column z")
                .contains("row 2"));
    }

    @Test
    void a_long_number_that_was_kept_as_text_is_as_it_is() {
        assertThat(value("<c r='B2' t='str'><v>110101199003070000</v></c>", "", ""))
                .isEqualTo("110101199003070000");
        assertThat(value("<c r='B2' t='str'><v>1.10101E+17</v></c>", "", "")).isInstanceOf(UnusableValue.class);
    }

    @Test
    void cells_may_be_left_out_and_references_too() {
        String rows = "<row><c t='str'><v>bh</v></c><c t='str'><v>z</v></c><c/><c r='E1' t='str'><v> </v></c></row>"
                + "<row><c t='str'><v>1</v></c><c t='str'><v>x</v></c></row><row/>"
                + "<row r='9'><c r='B9' t='str'><v>y</v></c><c r='A9'><v>2</v></c></row>";
        assertThat(folder.put("a.xlsx", TestFolder.workbook(rows, "", "")).read())
                .containsExactly(List.of("bh", "z"), List.of("1", "x"), List.of("2", "y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='B2' t='s'><v>x</v></c>",
                "<c r='B2'><v>x</v></c>",
                "<c r='B2' s='x'><v>1</v></c>",
                "<c r='ZZZZZ2'><v>1</v></c>",
                "<c r='B2'><v>1</c>",
                "<c r='B2'><v>&nothing;</v></c>"
            })
    void what_no_workbook_holds_is_refused_with_a_sentence(String cell) {
        assertThat(folder.put("a.xlsx", TestFolder.workbook(row(cell), "", "")).refused("a.xlsx"))
                .matches("(?s).*HEYI-30(29|4[01]).*");
    }

    @Test
    void the_first_sheet_that_is_shown_is_the_table() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='x'><sheets><sheet name='码' state='hidden' r:id='r1'/><sheet name='表' r:id='r2'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id='r1' Target='a.xml'/><Relationship Id='r2' Target='b.xml'/></R>");
        parts.put("xl/a.xml", "<worksheet><sheetData/></worksheet>");
        parts.put("xl/b.xml", "<worksheet><sheetData>" + row("<c r='B2'><v>1</v></c>") + "</sheetData></worksheet>");
        assertThat(folder.put("a.xlsx", TestFolder.archive(parts)).read()).hasSize(2);
        assertThat(folder.kind()).isEqualTo("a.xlsx: XLSX, 表");
    }

    /** Parts that unpack to a thousand times their size and more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "xl/sharedStrings.xml~ <sst><si><t>~ AAAAAAAAAAAAAAAA~ 3041",
                "xl/sharedStrings.xml~ <sst>~ <si><t>AAAAAAAA</t></si>~ 3029",
                "xl/styles.xml~ <styleSheet><cellXfs>~ <xf numFmtId='0'/>~ 3041",
                "xl/styles.xml~ <styleSheet a=\"~ AAAAAAAAAAAAAAAA~ 3041",
                "xl/styles.xml~ <styleSheet><!-- ~ AAAAAAAA>AAAAAAA~ 3041",
                "xl/workbook.xml~ <workbook><![CDATA[~ AAAAAAAA>AAAAAAA~ 3041",
                "xl/workbook.xml~ <workbook><?a b~ AAAAAAAA>AAAAAAA~ 3041",
                "xl/s.xml~ <worksheet><sheetData><row>~ <c><v>11111111</v></c>~ 3041",
                "xl/s.xml~ <worksheet><sheetData><row><c t='str'><v>~ AAAAAAAA~ 3041"
            })
    void a_part_that_unpacks_to_more_than_memory_holds_is_refused(String part, String begin, String unit, String fault)
            throws IOException {
        Path file = directory.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(
                    zip,
                    "xl/workbook.xml",
                    part,
                    "<workbook xmlns:r='x'><sheets><sheet r:id='r1'/></sheets></workbook>",
                    begin,
                    unit);
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    part,
                    "<R><Relationship Id='r1' Target='s.xml'/><Relationship Id='a' Type='/styles' Target='styles.xml'/><Relationship Id='b' Type='/sharedStrings' Target='sharedStrings.xml'/></R>",
                    begin,
                    unit);
            entry(zip, "xl/s.xml", part, "<worksheet><sheetData>" + row("") + "</sheetData></worksheet>", begin, unit);
            entry(zip, "xl/styles.xml", part, "<styleSheet/>", begin, unit);
            entry(zip, "xl/sharedStrings.xml", part, "<sst/>", begin, unit);
        }
        assertThat(folder.refused("a.xlsx")).contains("HEYI-" + fault);
    }

    private static void entry(ZipOutputStream zip, String name, String bomb, String content, String begin, String unit)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.equals(bomb)) {
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            return;
        }
        zip.write(begin.getBytes(StandardCharsets.UTF_8));
        byte[] units = unit.repeat(4_096).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 120 << 20; i += units.length) {
            zip.write(units);
        }
    }
}
