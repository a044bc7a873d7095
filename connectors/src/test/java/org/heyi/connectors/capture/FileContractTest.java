package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.capture.files.FileCapture;
import org.heyi.connectors.capture.files.FolderRows;
import org.heyi.connectors.mapping.Row;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileContractTest extends SourceContractTest {

    @Override
    TestSource newSource(String name) {
        return new FileTestSource(name);
    }

    private FileTestSource folder() {
        return (FileTestSource) source;
    }

    private void put(String file, String content) {
        folder().put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "FILE_INCOMPLETE! id,name,note\\r\\nz,Zhang,\\r\\ny,\"unter",
                "FILE_INCOMPLETE! id,name,note\\r\\nz,Zhang\\r\\n",
                "FILE_KEY_MISSING! no,name,note\\r\\nz,Zhang,\\r\\n",
                "FILE_KEY_TWICE! id,name,note\\r\\nz,Zhang,\\r\\ny,,\\r\\nz,Wang,\\r\\n",
                "FILE_KEY_EMPTY! id,name,note\\r\\n,Zhang,\\r\\n",
                "FILE_COLUMN_TWICE! id,name,name\\r\\nz,Zhang,\\r\\n",
                "UNKNOWN_COLUMN! id,names,note\\r\\nz,Zhang,\\r\\n"
            })
    void a_bad_file_changes_nothing_and_is_told_until_a_good_one_comes(FaultCode code, String content) {
        createPersons("a", "b");
        start(new RowMappings(source.name(), "1").table("person", "id", "name"));
        names(Map.of("a", "name of a", "b", "name of b"));
        put("person.csv", content.replace("\\r\\n", "\r\n"));
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        assertThat(capture.status().lastFault().code()).isEqualTo(code);
        assertThat(graph.rows("person").keySet()).containsExactly("a", "b");
        put("person.csv", "id,name,note\r\nc,Li,\r\n");
        names(Map.of("c", "Li"));
        eventually(status -> assertThat(status.lastFault()).isNull());
    }

    @Test
    void a_half_written_file_is_used_when_it_is_whole() throws IOException {
        createPersons("a");
        followPersons();
        Path file = folder().folder.resolve("person-new.csv");
        Files.writeString(file, "id,name,note\r\nb,Wang,x\r\nc,L");
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        names(Map.of("a", "name of a"));
        Files.writeString(file, "id,name,note\r\nb,Wang,x\r\nc,Li,\r\n");
        names(Map.of("b", "Wang", "c", "Li"));
    }

    @Test
    void the_newest_complete_file_is_the_table() {
        createPersons("a");
        followPersons();
        names(Map.of("a", "name of a"));
        put("person-2.csv", "id,name,note\r\nb,Wang,\r\n");
        names(Map.of("b", "Wang"));
        put("person-3.csv", "broken");
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        names(Map.of("b", "Wang"));
        stop();
        long snapshots = graph.snapshots();
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        assertThat(graph.snapshots()).isEqualTo(snapshots);
    }

    @Test
    void a_workbook_is_read_as_it_shows() throws IOException {
        createPersons();
        followPersons();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("一");
            List<String> header = List.of("id", "name", "note");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, 7);
            sheet.value(1, 1, "𠮷田");
            sheet.value(1, 2, LocalDate.of(2024, 2, 29));
            sheet.style(1, 2).format("yyyy-MM-dd").set();
            sheet.value(2, 0, 12345678901234L);
            sheet.value(2, 1, 1.5);
            sheet.value(2, 2, LocalDateTime.of(2024, 2, 29, 8, 30));
            sheet.style(2, 2).format("yyyy/m/d h:mm").set();
            sheet.value(4, 0, "x");
        }
        folder().put("person.xlsx", java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.FILE_INCOMPLETE);
        folder().put("person.xlsx", bytes.toByteArray());
        eventually(status -> assertThat(graph.rows("person").keySet()).containsExactly("12345678901234", "7", "x"));
        assertThat(graph.rows("person").get("7")).containsEntry("name", "𠮷田").containsEntry("note", "2024-02-29");
        assertThat(graph.rows("person").get("12345678901234"))
                .containsEntry("name", "1.5")
                .containsEntry("note", "2024-02-29 08:30:00");
        assertThat(graph.rows("person").get("x")).containsEntry("name", null);

        folder().put("person.xlsx", "GIF89a, which no workbook begins with".getBytes(StandardCharsets.UTF_8));
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        assertThat(capture.status().lastFault().toString())
                .contains("person.xlsx: the file cannot be read: its name ends in .xlsx, but it is no Excel workbook");
        assertThat(graph.rows("person")).as("nothing is lost").hasSize(3);
        folder().put("person.xlsx", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
        eventually(status -> assertThat(String.valueOf(status.lastFault())).contains("save it as .xlsx"));
    }

    @Test
    void a_file_may_have_another_encoding() {
        Charset chinese = Charset.forName("GB18030");
        FileTable table = new FileTable("person*.csv", List.of("编号"), chinese);
        DropFolder settings = new DropFolder(folder().folder, Map.of("person", table));
        CaptureContext context = new CaptureContext(
                source.name(), "test", RowMappings.of(source.name(), "person"), graph, graph, OPTIONS);
        folder().put("person.csv", "编号,name\r\n一,张𠮷\r\n".getBytes(chinese));
        capture = FileCapture.start(context, settings);
        names(Map.of("一", "张𠮷"));
        folder().put("person-2.csv", new byte[] {'i', 'd', '\n', (byte) 0xff, (byte) 0xff, '\n'});
        eventually(status -> assertThat(status.lastFault()).isNotNull());
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.FILE_BROKEN);
    }

    @Test
    void a_missing_folder_is_waited_for() throws IOException {
        createPersons("a");
        Path elsewhere = Files.createTempDirectory("heyi").resolve("later");
        FileTable table = new FileTable("person*.csv", List.of("id"), StandardCharsets.UTF_8);
        CaptureContext context = new CaptureContext(
                source.name(), "test", RowMappings.of(source.name(), "person"), graph, graph, OPTIONS);
        capture = FileCapture.start(context, new DropFolder(elsewhere, Map.of("person", table)));
        eventually(status -> assertThat(status.state()).isEqualTo(State.WAITING));
        assertThat(capture.status().lastFault().code()).isEqualTo(FaultCode.FOLDER_MISSING);
        Files.createDirectories(elsewhere);
        Files.copy(folder().folder.resolve("person.csv"), elsewhere.resolve("person.csv"));
        names(Map.of("a", "name of a"));
    }

    @Test
    void a_table_can_be_read_without_capturing_it() {
        createPersons("a", "b");
        put("person-2.csv", "half");
        FileTable table = new FileTable("person*.csv", List.of("id"), StandardCharsets.UTF_8);
        FolderRows rows = new FolderRows(
                source.name(), new DropFolder(folder().folder, Map.of("person", table, "none", table("none*.csv"))));
        assertThat(rows.tables()).singleElement().satisfies(found -> assertThat(found.name())
                .isEqualTo("person"));
        List<Row> read = new java.util.ArrayList<>();
        rows.read(rows.tables().get(0), 1, read::add);
        assertThat(read).singleElement().satisfies(row -> assertThat(row.get(0)).isEqualTo("a"));
    }

    private static FileTable table(String pattern) {
        return new FileTable(pattern, List.of("id"), StandardCharsets.UTF_8);
    }
}
