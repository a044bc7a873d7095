package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heyi.connectors.Destination;
import org.heyi.connectors.ReportHandover;
import org.heyi.connectors.Secret;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.document.Reports;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.schedule.ReportSchedule;
import org.heyi.hub.report.schedule.ReportStatus;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports that nobody asks for: made when their periods end, and handed over. The department is in Shanghai. */
class ReportScheduleTest {
    private static final String NAMES = """
            \"""姓名月报 · Names\"""
            query Names @report(every: "P1M", columns: ["姓名"]) { people { nodes { name } } }
            """;
    private static final String END_OF_OCTOBER = "2026-10-31T16:00:00Z";
    private static final String OCTOBER = "姓名月报-2026-10.csv";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestCity city;

    @TempDir
    Path kept;

    @TempDir
    Path fetched;

    private final SettableClock clock = new SettableClock(END_OF_OCTOBER);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Fault> keeping = new ArrayList<>();
    private volatile int answer = 204;
    private HttpServer service;
    private ReportSchedule schedule;

    private record Request(String timestamp, String signature, String body) {
        JsonNode event() {
            return JSON.readTree(body);
        }
    }

    @BeforeAll
    static void city() {
        city = TestCity.empty();
        city.cypher("CREATE (:Entity:Person {id: 'p1', name: '张伟'})");
    }

    @BeforeEach
    void service() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/reports", exchange -> {
            requests.add(new Request(
                    exchange.getRequestHeaders().getFirst("Heyi-Timestamp"),
                    exchange.getRequestHeaders().getFirst("Heyi-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void end() {
        service.stop(0);
    }

    /** As after a start of the hub. */
    private void restart(Reports reports) {
        assertThat(reports.faults()).isEmpty();
        ReportRuns runs = new ReportRuns(reports, city.engine().asking(), kept, clock);
        schedule = new ReportSchedule(runs, (report, period) -> keeping.stream().findFirst(), clock);
    }

    private void intoFolder() {
        restart(TestReports.read("names", NAMES, new ReportHandover.Folder(fetched), "csv"));
    }

    private void intoService() {
        URI url = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/reports");
        Destination.Webhook webhook = new Destination.Webhook(url, new Secret("both know"));
        restart(TestReports.read("names", NAMES, new ReportHandover.Service(webhook), "csv"));
    }

    private void look() {
        try {
            schedule.look();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lookAfter(Duration pause) {
        clock.goOn(pause);
        look();
    }

    private ReportStatus status() {
        return schedule.statuses().get(0);
    }

    private Optional<FaultCode> fault() {
        return Optional.ofNullable(status().lastFault()).map(Fault::code);
    }

    private static List<String> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_report_is_made_and_put_into_the_folder_when_its_period_ends_by_the_departments_clocks() throws Exception {
        clock.set("2026-10-31T15:59:59Z");
        intoFolder();
        look();
        assertThat(files(fetched)).containsExactly("姓名月报-2026-09.csv");
        assertThat(status().nextAt()).isEqualTo("2026-10-31T16:00:00Z");

        clock.set(END_OF_OCTOBER);
        look();
        assertThat(files(fetched)).containsExactly("姓名月报-2026-09.csv", OCTOBER);
        assertThat(Files.readString(fetched.resolve(OCTOBER))).isEqualTo("\uFEFF姓名\r\n张伟\r\n");
        assertThat(files(kept.resolve("names"))).contains("2026-10.run", "2026-10.rows");
        assertThat(status().waiting()).isEmpty();
        assertThat(status().lastHandedOverAt()).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(status().nextAt()).isEqualTo("2026-11-30T16:00:00Z");
    }

    @Test
    void what_was_handed_over_does_not_come_again_however_often_the_hub_starts() throws Exception {
        intoFolder();
        look();
        Files.delete(fetched.resolve(OCTOBER));
        look();
        intoFolder();
        look();
        assertThat(files(fetched)).isEmpty();
        assertThat(status().lastHandedOverAt()).isEqualTo("2026-10-31T16:00:00Z");
    }

    @Test
    void of_the_periods_that_ended_while_the_hub_was_down_the_latest_is_made() {
        intoFolder();
        look();
        clock.set("2027-03-02T00:00:00Z");
        intoFolder();
        look();
        assertThat(files(fetched)).containsExactly(OCTOBER, "姓名月报-2027-02.csv");
    }

    @Test
    void a_report_that_somebody_asked_for_before_is_handed_over_as_it_was_kept() throws Exception {
        restart(TestReports.read("names", NAMES));
        look();
        assertThat(files(fetched)).isEmpty();
        byte[] rows = Files.readAllBytes(kept.resolve("names/2026-10.rows"));

        city.cypher("CREATE (:Entity:Person {id: 'p2', name: '后来'})");
        intoFolder();
        look();
        city.cypher("MATCH (p:Person {id: 'p2'}) DETACH DELETE p");
        assertThat(Files.readString(fetched.resolve(OCTOBER))).doesNotContain("后来");
        assertThat(Files.readAllBytes(kept.resolve("names/2026-10.rows"))).isEqualTo(rows);
    }

    @Test
    void a_folder_that_is_not_there_is_told_and_tried_again_after_pauses_that_grow() throws Exception {
        Files.delete(fetched);
        intoFolder();
        look();
        assertThat(fault()).contains(FaultCode.HANDOVER_FOLDER);
        assertThat(status().lastFault().toString()).contains(OCTOBER, fetched.toString());
        assertThat(status().waiting()).containsExactly("2026-10");
        assertThat(fetched).doesNotExist();

        lookAfter(Duration.ofSeconds(10));
        Files.createDirectory(fetched);
        lookAfter(Duration.ofSeconds(19));
        assertThat(files(fetched)).isEmpty();
        lookAfter(Duration.ofSeconds(1));
        assertThat(files(fetched)).containsExactly(OCTOBER);
        assertThat(fault()).isEmpty();
        assertThat(status().waiting()).isEmpty();
    }

    @Test
    void what_could_not_be_handed_over_goes_before_what_is_made_later() throws Exception {
        answer = 503;
        intoService();
        look();
        clock.set("2026-11-30T16:00:00Z");
        look();
        assertThat(status().waiting()).containsExactly("2026-10", "2026-11");

        answer = 204;
        requests.clear();
        intoService();
        look();
        assertThat(requests)
                .extracting(request -> request.event().get("subject").asString())
                .containsExactly("names/2026-10", "names/2026-11");
        assertThat(status().waiting()).isEmpty();
    }

    @Test
    void a_service_gets_the_file_in_a_signed_event_that_has_the_same_id_each_time() throws Exception {
        answer = 503;
        intoService();
        look();
        assertThat(fault()).contains(FaultCode.HANDOVER_AWAY);
        answer = 204;
        lookAfter(Duration.ofSeconds(10));
        forgetThatItWasHandedOver();
        intoService();
        look();

        assertThat(requests)
                .hasSize(3)
                .extracting(Request::body)
                .containsOnly(requests.get(0).body());
        JsonNode event = requests.get(0).event();
        assertThat(event.get("id").asString()).startsWith("grid/reports/names/2026-10/");
        assertThat(event.get("source").asString()).isEqualTo("/heyi/grid");
        assertThat(event.get("type").asString()).isEqualTo("org.heyi.report.made");
        assertThat(event.get("datacontenttype").asString()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(event.get("filename").asString()).isEqualTo(OCTOBER);
        assertThat(event.get("rows").asString()).isEqualTo("1");
        byte[] file = Base64.getDecoder().decode(event.get("data_base64").asString());
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("\uFEFF姓名\r\n张伟\r\n");
        for (Request request : requests) {
            assertThat(request.signature()).isEqualTo("sha256=" + hmac(request.timestamp() + "." + request.body()));
        }
        assertThat(requests.get(1).timestamp()).isEqualTo("1793462410");
        assertThat(files(kept.resolve(".passing"))).isEmpty();
    }

    /** As if the hub had been killed right after the department took it. */
    private void forgetThatItWasHandedOver() throws IOException {
        Path run = kept.resolve("names/2026-10.run");
        String text = Files.readString(run);
        String without = text.replaceFirst("\"handedOverAt\" : \"[^\"]+\"", "\"handedOverAt\" : null");
        assertThat(without).isNotEqualTo(text);
        Files.writeString(run, without);
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("both know".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_service_that_refuses_the_report_is_asked_again_only_after_a_long_pause() {
        answer = 422;
        intoService();
        look();
        assertThat(fault()).contains(FaultCode.HANDOVER_REFUSED);
        lookAfter(Duration.ofMinutes(14));
        assertThat(requests).hasSize(1);
        answer = 204;
        lookAfter(Duration.ofMinutes(1));
        assertThat(requests).hasSize(2);
        assertThat(fault()).isEmpty();
    }

    @Test
    void a_service_that_is_away_is_never_given_up() {
        service.stop(0);
        intoService();
        for (int day = 0; day < 40; day++) {
            lookAfter(Duration.ofDays(1));
        }
        assertThat(fault()).contains(FaultCode.HANDOVER_AWAY);
        assertThat(status().waiting()).containsExactly("2026-10", "2026-11");
    }

    @Test
    void a_report_waits_until_what_it_is_made_of_has_caught_up() {
        keeping.add(Fault.of(
                FaultCode.REPORT_WAITS_FOR_SOURCE, Place.of("names"), "2026-10", "police", "SNAPSHOT", "names"));
        intoFolder();
        look();
        assertThat(fault()).contains(FaultCode.REPORT_WAITS_FOR_SOURCE);
        assertThat(files(kept)).isEmpty();

        keeping.clear();
        look();
        assertThat(files(fetched)).containsExactly(OCTOBER);
        assertThat(fault()).isEmpty();
    }

    @Test
    void a_kept_run_that_was_changed_is_not_handed_over() throws Exception {
        restart(TestReports.read("names", NAMES));
        look();
        Files.writeString(kept.resolve("names/2026-10.rows"), "other");
        intoFolder();
        look();
        assertThat(fault()).contains(FaultCode.REPORT_KEPT_BROKEN);
        assertThat(files(fetched)).isEmpty();
    }

    @Test
    void a_kept_run_that_cannot_be_read_is_told_and_keeps_no_other_from_being_made() throws Exception {
        intoFolder();
        look();
        Files.writeString(kept.resolve("names/2026-10.run"), "{");
        intoFolder();
        look();
        assertThat(fault()).contains(FaultCode.REPORT_KEPT_BROKEN);
        assertThat(status().lastFault().toString()).contains("2026-10.run");
        clock.set("2026-11-30T16:00:00Z");
        look();
        assertThat(files(fetched)).containsExactly(OCTOBER, "姓名月报-2026-11.csv");
        assertThat(fault()).isEmpty();
    }

    @Test
    void a_title_gives_a_name_that_every_file_system_takes() {
        String text = NAMES.replace("姓名月报", "../姓名/月报: 一?");
        restart(TestReports.read("names", text, new ReportHandover.Folder(fetched), "xlsx"));
        look();
        assertThat(files(fetched)).containsExactly("__姓名_月报_ 一_-2026-10.xlsx");
    }
}
