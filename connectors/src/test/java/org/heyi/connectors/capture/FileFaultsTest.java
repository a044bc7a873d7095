package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowingConsumer;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.capture.files.FileCapture;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Sink;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's fault stops nothing, and which file is the table is never in doubt. */
class FileFaultsTest {
    private static final String GOOD = "bh,xm\n1,甲\n";

    @TempDir
    Path folder;

    private final GraphModel graph = new GraphModel();
    private final RowMappings mappings =
            new RowMappings("s", "1").table("t", "bh", "xm").table("other", "bh", "xm");
    private Capture capture;

    @BeforeEach
    void other() {
        put("other.csv", "bh,xm\no,其他\n");
    }

    @AfterEach
    void close() {
        graph.admitAll();
        stop();
    }

    private void stop() {
        if (capture != null) {
            capture.close();
        }
    }

    private void start() {
        start(graph);
    }

    private void start(Sink sink) {
        CaptureContext context = new CaptureContext("s", "test", mappings, sink, graph, SourceContractTest.OPTIONS);
        Map<String, FileTable> tables = Map.of("t", table("t*.{csv,xlsx}"), "other", table("other*.csv"));
        capture = FileCapture.start(context, new DropFolder(folder, tables));
    }

    private static FileTable table(String pattern) {
        return new FileTable(pattern, List.of("bh"), null);
    }

    private Path put(String file, String content) {
        return put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path put(String file, byte[] content) {
        try {
            return Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file, Instant time) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void eventually(ThrowingConsumer<SourceStatus> assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertion.acceptThrows(capture.status()));
    }

    private void names(String table, Map<String, Object> expected) {
        eventually(
                status -> assertThat(graph.column(table, "xm")).as("%s", status).isEqualTo(expected));
    }

    private void faulty(FaultCode code) {
        eventually(status -> {
            assertThat(status.lastFault()).isNotNull();
            assertThat(status.lastFault().code()).as("%s", status.lastFault()).isEqualTo(code);
            assertThat(status.state()).isIn(State.STREAMING, State.SNAPSHOT, State.STARTING);
        });
    }

    /** The file is refused, another table and then a good file of the same table are read. */
    private void refusedAndAllElseGoesOn(String file, byte[] content, FaultCode code) {
        put("t.csv", GOOD);
        start();
        names("t", Map.of("1", "甲"));
        put(file, content);
        faulty(code);
        put("other-2.csv", "bh,xm\no,又\n");
        names("other", Map.of("o", "又"));
        assertThat(graph.column("t", "xm")).isEqualTo(Map.of("1", "甲"));
        touch(put("t-good.csv", "bh,xm\n2,乙\n"), Instant.now().plusSeconds(10));
        names("t", Map.of("2", "乙"));
        eventually(status -> {
            assertThat(status.state()).isEqualTo(State.STREAMING);
            assertThat(status.lastFault()).as("an older file matters to nobody").isNull();
        });
    }

    private static byte[] workbook(String cell) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/workbook.xml", "<workbook xmlns:r='x'><sheets><sheet r:id='r1'/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<R><Relationship Id='r1' Target='s.xml'/></R>");
            part(
                    zip,
                    "xl/s.xml",
                    "<worksheet><sheetData><row><c t='str'><v>bh</v></c><c t='str'><v>xm</v></c></row><row><c><v>3</v></c>"
                            + cell + "</row></sheetData></worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t='s'><v>what</v></c>",
                "<c><v>what</v></c>",
                "<c s='what'><v>1</v></c>",
                "<c r='B-1'><v>1</v></row>"
            })
    void a_workbook_that_no_reader_expects_stops_nothing(String cell) {
        byte[] workbook = workbook(cell);
        refusedAndAllElseGoesOn(
                "t.xlsx", workbook, cell.contains("row>") ? FaultCode.FILE_BROKEN : FaultCode.FILE_UNREADABLE);
    }

    @Test
    void a_quotation_mark_that_is_never_closed_stops_nothing() {
        String row = "2,\"" + "never closed,\n".repeat(1 << 19);
        refusedAndAllElseGoesOn(
                "t-2.csv", ("bh,xm\n" + row).getBytes(StandardCharsets.UTF_8), FaultCode.FILE_TOO_LARGE);
    }

    @Test
    void a_day_in_iso_form_is_read() {
        put("t.xlsx", workbook("<c t='d'><v>2026-03-01T00:00:00</v></c>"));
        start();
        names("t", Map.of("3", "2026-03-01"));
    }

    @Test
    void a_link_to_what_is_not_there_yet_is_no_file_yet() throws IOException {
        Path elsewhere = Files.createTempDirectory("heyi").resolve("t.csv");
        Files.createSymbolicLink(folder.resolve("t.csv"), elsewhere);
        Files.createDirectory(folder.resolve("t-2.csv"));
        start();
        names("other", Map.of("o", "其他"));
        faulty(FaultCode.FILE_MISSING);
        Files.writeString(elsewhere, GOOD);
        names("t", Map.of("1", "甲"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.tmp.csv~", "~$t.csv", ".~lock.t.csv#", ".t.csv", "t.csv.part", "t.csv.tmp"})
    void a_file_beside_one_that_is_being_saved_is_none(String name) {
        put("t.csv", GOOD);
        CaptureContext context = new CaptureContext(
                "s",
                "test",
                new RowMappings("s", "1").table("t", "bh", "xm"),
                graph,
                graph,
                SourceContractTest.OPTIONS);
        capture = FileCapture.start(context, new DropFolder(folder, Map.of("t", table("*"))));
        Path aside = put(name, "bh,xm\n9,不\n");
        touch(aside, Instant.now().plusSeconds(60));
        put("t-2.csv", "bh,xm\n2,乙\n");
        touch(folder.resolve("t-2.csv"), Instant.now().plusSeconds(30));
        names("t", Map.of("2", "乙"));
    }

    @Test
    void a_name_that_is_no_text_is_told_and_skipped() throws Exception {
        put("t.csv", GOOD);
        String script = "printf 'bh,xm\\n9,x\\n' > \"$0/$(printf 't\\275\\241.csv')\"";
        assertThat(new ProcessBuilder("sh", "-c", script, folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        start();
        names("t", Map.of("1", "甲"));
        faulty(FaultCode.FILE_NAME_UNREADABLE);
    }

    @Test
    void names_may_be_in_any_script() {
        put("t-健康名单𠮷.csv", GOOD);
        start();
        names("t", Map.of("1", "甲"));
    }

    @Test
    void other_content_of_the_same_size_and_time_is_seen() {
        Instant time = Instant.now().minusSeconds(100);
        touch(put("t.csv", GOOD), time);
        start();
        names("t", Map.of("1", "甲"));
        touch(put("t.csv", GOOD.replace('甲', '丁')), time);
        names("t", Map.of("1", "丁"));
    }

    @Test
    void the_file_that_bears_the_latest_time_is_the_table_whenever_it_comes() {
        Instant time = Instant.now().minusSeconds(100);
        touch(put("t-b.csv", "bh,xm\n2,乙\n"), time);
        start();
        names("t", Map.of("2", "乙"));
        touch(put("t-c.csv", "bh,xm\n9,旧\n"), time.minusSeconds(10));
        put("other-2.csv", "bh,xm\no,又\n");
        names("other", Map.of("o", "又"));
        put("other-3.csv", "bh,xm\no,再\n");
        names("other", Map.of("o", "再"));
        assertThat(graph.column("t", "xm")).isEqualTo(Map.of("2", "乙"));
        touch(put("t-d.csv", "bh,xm\n4,同\n"), time);
        names("t", Map.of("4", "同"));
    }

    @Test
    void a_file_that_was_put_back_under_its_name_counts_though_it_is_older() {
        put("t.csv", GOOD);
        start();
        names("t", Map.of("1", "甲"));
        touch(put("t.csv", "bh,xm\n0,早\n"), Instant.now().minusSeconds(1_000));
        names("t", Map.of("0", "早"));
    }

    @Test
    void a_last_line_without_an_end_is_told_and_read_when_nobody_writes_on() {
        put("t.csv", "bh,xm\n1,甲");
        start();
        faulty(FaultCode.FILE_INCOMPLETE);
        names("t", Map.of("1", "甲"));
        eventually(status -> assertThat(status.lastFault()).isNull());
    }

    @Test
    void a_copy_that_broke_off_at_the_end_of_a_piece_is_not_the_table() {
        put("t.csv", GOOD);
        start();
        names("t", Map.of("1", "甲"));
        put("t-2.csv", "bh,xm\n" + "2,x" + "y".repeat(1024 - 9));
        faulty(FaultCode.FILE_INCOMPLETE);
        for (int i = 0; i < 12; i++) {
            String name = "名" + i;
            put("other-" + i + ".csv", "bh,xm\no," + name + "\n");
            names("other", Map.of("o", name));
        }
        assertThat(graph.column("t", "xm")).isEqualTo(Map.of("1", "甲"));
        faulty(FaultCode.FILE_INCOMPLETE);
    }

    @Test
    void a_rounded_number_sends_the_rows_that_are_read_to_quarantine() {
        put("t.csv", "bh,xm,sfz\n1,1.2E+17,x\n2,乙,1.2E+17\n");
        start();
        names("t", Map.of("2", "乙"));
        eventually(status -> assertThat(graph.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason().code()).isEqualTo(FaultCode.NUMBER_ROUNDED)));
    }

    /** Refuses the batches with which a table ends. */
    private final class Refusing implements Sink {
        private final AtomicInteger left;

        private Refusing(int times) {
            this.left = new AtomicInteger(times);
        }

        @Override
        public void apply(Batch batch) throws InterruptedException {
            boolean last = batch.snapshot() != null
                    && batch.snapshot().completedTables().contains("t");
            if (last && left.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            graph.apply(batch);
        }
    }

    @Test
    void the_position_stays_when_the_last_batch_is_not_taken_and_the_file_is_tried_again() {
        StringBuilder rows = new StringBuilder("bh,xm\n");
        for (int i = 0; i < 2_500; i++) {
            rows.append(i).append(",x\n");
        }
        put("t.csv", rows.toString());
        start(new Refusing(1));
        faulty(FaultCode.FILE_NOT_TAKEN);
        assertThat(graph.position("s").orElse("")).doesNotContain("t.csv");
        eventually(status -> assertThat(graph.position("s").orElse("")).contains("\"t.csv\""));
        assertThat(graph.rows("t")).hasSize(2_500);
        eventually(status -> assertThat(status.lastFault()).isNull());
    }

    @Test
    void a_restart_after_a_last_batch_that_was_not_taken_reads_the_file_again() {
        put("t.csv", GOOD);
        start(new Refusing(Integer.MAX_VALUE));
        faulty(FaultCode.FILE_NOT_TAKEN);
        put("other-2.csv", "bh,xm\no,又\n");
        names("other", Map.of("o", "又"));
        stop();
        assertThat(graph.position("s").orElse("")).contains("other-2.csv").doesNotContain("t.csv");
        start();
        names("t", Map.of("1", "甲"));
    }
}
