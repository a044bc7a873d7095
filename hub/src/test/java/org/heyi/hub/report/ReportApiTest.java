package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.server.ReportApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ReportApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NAMES = """
            \"""姓名 月报 · Names\"""
            query Names @report(every: "P1M", columns: ["姓名"]) { people { nodes { name } } }
            """;

    @TempDir
    static Path kept;

    private static ServletWebServerApplicationContext application;
    private static TestCity city;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        ReportApi reportApi() {
            Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
            return new ReportApi(new ReportRuns(
                    TestReports.read("names", NAMES), city.engine().asking(), kept, clock));
        }
    }

    @BeforeAll
    static void start() {
        city = TestCity.empty();
        city.cypher("CREATE (:Entity:Person {id: 'p1', name: '张伟'})");
        application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path);
        return CLIENT.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    @Test
    void a_report_is_downloaded_under_its_chinese_name() throws Exception {
        HttpResponse<String> answer = get("/reports/names.csv?period=2026-10");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\uFEFF姓名\r\n张伟\r\n");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        String disposition = header(answer, "Content-Disposition");
        assertThat(disposition)
                .startsWith("attachment; filename=\"names-2026-10.csv\"; filename*=UTF-8''%E5%A7%93%E5%90%8D%20");
        assertThat(URLDecoder.decode(disposition, StandardCharsets.UTF_8)).endsWith("''姓名 月报-2026-10.csv");
        assertThat(header(answer, ReportApi.ROWS)).isEqualTo("1");
        assertThat(header(answer, ReportApi.SHA256)).hasSize(64);
        assertThat(header(answer, ReportApi.MADE_AT)).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void without_a_period_it_is_the_latest_that_is_over() throws Exception {
        HttpResponse<String> answer = get("/reports/names.json");
        assertThat(header(answer, "Content-Disposition")).contains("names-2026-10.json");
        assertThat(get("/reports").body()).contains("\"code\":\"names\"", "\"titleZh\":\"姓名 月报\"", "\"2026-10\"");
    }

    @Test
    void what_is_wrong_comes_as_sentences_in_both_languages() throws Exception {
        HttpResponse<String> answer = get("/reports/name.csv");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("there is no report", "没有报表", "HEYI-8030");
        assertThat(get("/reports/names.csv?period=2027-01").body()).contains("HEYI-8032");
        assertThat(get("/reports/names.csv?period=..%2F2026-10").body()).contains("HEYI-8031");
        assertThat(get("/reports/names.exe").body()).contains("HEYI-8033");
        assertThat(get("/reports/names.csv?period=2026-08").statusCode()).isEqualTo(200);
        Files.writeString(kept.resolve("names/2026-08.csv"), "other");
        assertThat(get("/reports/names.csv?period=2026-08").body()).contains("HEYI-8035", "2026-08.csv");
    }
}
