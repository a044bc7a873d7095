package org.heyi.connectors.capture.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.heyi.connectors.mapping.UnusableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as other programs write it. */
class CsvTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path directory;

    private TestFolder folder;

    @BeforeEach
    void create() {
        folder = new TestFolder(directory);
    }

    private List<List<Object>> read(String text) {
        return folder.put("a.csv", text).read();
    }

    private static List<List<Object>> table(String... rows) {
        return Stream.of(rows)
                .map(row -> Arrays.<Object>stream(row.split(",", -1))
                        .map(value -> value.equals("") ? null : value)
                        .toList())
                .toList();
    }

    static Stream<Charset> encodings() {
        return Stream.of(UTF_8, GB18030, UTF_16LE, UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_encoding_is_found(Charset encoding) {
        String text = "bh,姓名\r\n1,张一𠮷\r\n2,王二\r\n";
        assertThat(folder.put("a.csv", text.getBytes(encoding)).read()).isEqualTo(table("bh,姓名", "1,张一𠮷", "2,王二"));
        assertThat(folder.kind()).isEqualTo("a.csv: CSV, " + encoding + ", \",\"");
        String ascii = "bh,xm\n1,x\n";
        assertThat(folder.put("a.csv", ascii.getBytes(encoding)).read()).isEqualTo(table("bh,xm", "1,x"));
        String chinese = "编号,一\n一,一\n".repeat(1);
        assertThat(folder.with("编号").put("a.csv", chinese.getBytes(encoding)).read())
                .isEqualTo(table("编号,一", "一,一"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_part_of_a_name(String encoding) {
        String quoted = "\uFEFF\"bh\",\"姓名,全\"\r\n\"1\",\"甲\"\r\n";
        assertThat(folder.put("a.csv", quoted.getBytes(Charset.forName(encoding)))
                        .read())
                .isEqualTo(List.of(List.of("bh", "姓名,全"), List.of("1", "甲")));
        assertThat(folder.in(UTF_8).put("a.csv", "\uFEFFbh,xm\n1,甲\n").read()).isEqualTo(table("bh,xm", "1,甲"));
    }

    @Test
    void what_the_settings_say_counts_more_than_what_is_found() {
        byte[] chinese = "bh,姓名\n1,张\n".getBytes(GB18030);
        assertThat(folder.in(GB18030).put("a.csv", chinese).read()).hasSize(2);
        assertThat(folder.in(UTF_8).refused("a.csv")).contains("HEYI-3029").contains("not in the encoding UTF-8");
        assertThat(folder.in(Charset.forName("Big5"))
                        .put("a.csv", "bh,姓名\n1,張\n".getBytes(Charset.forName("Big5")))
                        .read())
                .isEqualTo(table("bh,姓名", "1,張"));
    }

    @Test
    void a_damaged_or_cut_file_is_not_taken_for_another_encoding() {
        byte[] text = "bh,姓名\n1,张三\n2,李四\n".getBytes(UTF_8);
        assertThat(folder.put("a.csv", Arrays.copyOf(text, text.length - 2)).refused("a.csv"))
                .contains("HEYI-3028");
        text[12] = (byte) 0xff;
        assertThat(folder.put("a.csv", text).refused("a.csv"))
                .contains("HEYI-3029")
                .contains("UTF-8");
        assertThat(folder.put("a.csv", new byte[] {'b', 'h', '\n', (byte) 0xff, (byte) 0xff, '\n'})
                        .refused("a.csv"))
                .contains("HEYI-3029")
                .contains("neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found(String delimiter) {
        assertThat(read("bh#xm\n1#甲\n".replace("#", delimiter))).isEqualTo(table("bh,xm", "1,甲"));
        assertThat(read("\"bh\"#\"xm\"\n\"1\"#\"甲\"\n".replace("#", delimiter))).isEqualTo(table("bh,xm", "1,甲"));
        String notes = "note: a,b;c|d\te";
        assertThat(read("\"" + notes + "\"#bh\nx#1\n".replace("#", delimiter)))
                .isEqualTo(List.of(List.of(notes, "bh"), List.of("x", "1")));
        assertThat(folder.kind()).contains(delimiter.equals("\t") ? "\\t" : delimiter);
    }

    @Test
    void a_line_that_names_the_delimiter_is_honoured() {
        assertThat(read("sep=;\r\nbh;x,m\r\n1;甲\r\n")).isEqualTo(List.of(List.of("bh", "x,m"), List.of("1", "甲")));
        assertThat(read("\uFEFFsep=\t\nbh\txm\n1\t甲\n")).isEqualTo(table("bh,xm", "1,甲"));
        assertThat(read("\"sep=^\"\nbh^xm\n1^甲\n")).isEqualTo(table("bh,xm", "1,甲"));
        assertThat(folder.in(UTF_8).put("a.csv", "sep=;\nbh;xm\n1;甲\n").read()).isEqualTo(table("bh,xm", "1,甲"));
    }

    @Test
    void rows_and_columns_in_which_nothing_stands_are_not_there() {
        assertThat(read("bh,xm,bz\n1,甲,x\n,,\n\n,,\n")).isEqualTo(table("bh,xm,bz", "1,甲,x"));
        assertThat(read(",,\nbh,xm,bz\n, ,\n1,甲,x\n,\n")).isEqualTo(table("bh,xm,bz", "1,甲,x"));
        assertThat(read("bh,xm,bz,,\n1,甲,x,,\n2,乙,y\n3,丙,z,,,,\n"))
                .isEqualTo(table("bh,xm,bz", "1,甲,x", "2,乙,y", "3,丙,z"));
        assertThat(read("bh,,xm\n1,,甲\n")).isEqualTo(table("bh,xm", "1,甲"));
        assertThat(folder.put("a.csv", "bh,,xm\n1,v,甲\n").refused("a.csv"))
                .contains("HEYI-3029")
                .contains("row 2");
        assertThat(folder.put("a.csv", "bh,xm\n1,甲,v\n").refused("a.csv")).contains("row 2");
    }

    @Test
    void a_last_line_without_an_end_counts_when_nobody_writes_on() throws IOException {
        assertThat(read("bh,xm\n1,甲")).as("somebody may be writing").isEmpty();
        Files.setLastModifiedTime(
                directory.resolve("a.csv"), FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(folder.read()).isEqualTo(table("bh,xm", "1,甲"));
        assertThat(read("bh,xm\r1,甲\r")).isEqualTo(table("bh,xm", "1,甲"));
    }

    @Test
    void keys_are_told_apart_whatever_characters_they_have() {
        TestFolder two = folder.with("bh", "lx");
        assertThat(two.put("a.csv", "bh,lx,xm\n1|2,3,甲\n1,2|3,乙\n1\\|2,3,丙\n1\\,2|3,丁\n")
                        .read())
                .hasSize(5);
        assertThat(two.put("a.csv", "bh,lx\n1|2,3\n1,2\n1|2,3\n").refused("a.csv"))
                .contains("HEYI-3031")
                .contains("row 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#N/A",
                "#VALUE!",
                "#REF!",
                "#DIV/0!",
                "#NAME?",
                "#NUM!",
                "#NULL!",
                "#SPILL!",
                "########",
                "Err:502",
                "错误:508"
            })
    void an_error_is_no_value(String error) {
        assertThat(read("bh,xm,bz\n1," + error + ",x\n")).isEqualTo(table("bh,xm,bz", "1,,x"));
        assertThat(folder.put("a.csv", "bh,xm\n" + error + ",甲\n").refused("a.csv"))
                .contains("HEYI-3032");
    }

    @Test
    void what_only_looks_like_an_error_is_text() {
        assertThat(read("bh,xm\n1,#12\n2,#\n3,#A!\n4,N/A\n"))
                .isEqualTo(table("bh,xm", "1,#12", "2,#", "3,#A!", "4,N/A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2E+17",
                "1.10101E+17",
                "1.1010119900307e17",
                "6E+12",
                "110101199003070000",
                "1101011990030700000"
            })
    void a_number_that_a_spreadsheet_has_rounded_cannot_be_used(String number) {
        List<List<Object>> rows = read("bh,sfz\n1," + number + "\n2,x\n");
        assertThat(rows.get(1).get(1)).isInstanceOfSatisfying(UnusableValue.class, lost -> {
            assertThat(lost.shown()).isEqualTo(number);
            assertThat(lost.reason().toString())
                    .contains("HEYI-3043")
                    .contains("sfz")
                    .contains("row 2");
        });
        assertThat(rows.get(2).get(1)).isEqualTo("x");
    }

    @Test
    void long_numbers_of_which_few_end_in_zeros_are_as_they_are() {
        StringBuilder text = new StringBuilder("bh,sfz\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(i).append(',').append(110_101_199_003_070_000L + i).append('\n');
        }
        assertThat(read(text.toString()))
                .allSatisfy(row -> assertThat(row.get(1)).isInstanceOf(String.class));
        assertThat(read("bh,kh\n1,6222021234567890\n2,6222021234567891\n3,6222021234567892\n"))
                .allSatisfy(row -> assertThat(row.get(1)).isInstanceOf(String.class));
        assertThat(read("bh,n\n1,1.5E+03\n2,3E12\n3,123456789012345\n"))
                .allSatisfy(row -> assertThat(row.get(1)).isInstanceOf(String.class));
    }

    @Test
    void text_that_was_kept_from_being_a_number_is_the_text() {
        assertThat(read("bh,sfz\n1,\"=\"\"110101199003071234\"\"\"\n2,=\"0571\"\n3,\"=\"\"\"\"\"\n4,=A1\n"))
                .isEqualTo(table("bh,sfz", "1,110101199003071234", "2,0571", "3,", "4,=A1"));
    }

    @Test
    void characters_of_a_cell_are_as_the_file_has_them() {
        assertThat(read("bh,xm\n1,\"a\rb\r\nc\0\"\n"))
                .isEqualTo(List.of(List.of("bh", "xm"), List.of("1", "a\rb\r\nc\0")));
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_told_before_the_file_is_in_memory() {
        Path file = directory.resolve("a.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("bh,xm\n1,\"never closed\n");
            for (int i = 0; i < 4_000_000; i++) {
                out.write("12345,some text,\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(folder.refused("a.csv"))
                .contains("HEYI-3041")
                .contains("row 2")
                .contains("never closed");
    }
}
