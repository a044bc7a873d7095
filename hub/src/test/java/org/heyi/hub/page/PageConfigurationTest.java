package org.heyi.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.hub.query.web.GraphQlConfiguration;
import org.heyi.schema.Ontology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class PageConfigurationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"#]*)\"|from '([^']*)'");
    private static ServletWebServerApplicationContext application;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PageConfiguration.class, GraphQlConfiguration.class})
    static class Application {
        @Bean
        Ontology ontology() {
            return TestCity.ONTOLOGY;
        }

        @Bean
        QueryEngine queryEngine() {
            return TestCity.empty().engine();
        }
    }

    @BeforeAll
    static void start() {
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
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void the_page_may_load_nothing_but_what_the_hub_has() throws Exception {
        HttpResponse<String> page = get("/work");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe", "data:", "http");
    }

    @Test
    void every_file_of_the_page_is_kept_for_when_there_is_no_network() throws Exception {
        PageFiles files = PageFiles.ofWork();
        assertThat(files.paths()).startsWith("/work").contains("/work/main.js", "/assets/page.css");
        for (String path : files.paths()) {
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).as(path).isEqualTo("no-cache");
            assertThat(file.body())
                    .as(path)
                    .doesNotContain("https:")
                    .doesNotContainPattern("http:(?!//www.w3.org/2000/svg)");
            LOADED.matcher(file.body()).results().forEach(found -> assertThat(files.paths())
                    .as("loaded by " + path)
                    .contains(URI.create(path.equals("/work") ? "/" : path)
                            .resolve(found.group(1) == null ? found.group(2) : found.group(1))
                            .getPath()));
        }
    }

    @Test
    void every_file_of_the_office_is_one_that_the_hub_has() throws Exception {
        assertThat(get("/office/").statusCode()).isEqualTo(308);
        assertThat(get("/office/nothing.js").statusCode()).isEqualTo(404);
        List<String> paths = new ArrayList<>(List.of("/office"));
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(header(file, "Content-Security-Policy")).as(path).startsWith("default-src 'self';");
            LOADED.matcher(file.body()).results().forEach(found -> {
                String loaded = URI.create(path.equals("/office") ? "/" : path)
                        .resolve(found.group(1) == null ? found.group(2) : found.group(1))
                        .getPath();
                if (!loaded.equals("/office") && !paths.contains(loaded)) {
                    paths.add(loaded);
                }
            });
        }
        assertThat(paths).contains("/office/burden.js", "/assets/hub.js", "/office/office.css");
    }

    @Test
    void the_worker_may_keep_the_page_and_knows_its_version() throws Exception {
        assertThat(header(get("/work/worker.js"), "Service-Worker-Allowed")).isEqualTo("/work");
        assertThat(header(get("/work/worker.js"), "Content-Type")).startsWith("text/javascript");
        assertThat(get("/work/files.js").body())
                .startsWith("const FILES = {")
                .contains("\"version\":\"" + PageFiles.ofWork().version() + "\"", "\"/work/main.js\"");
    }

    @Test
    void a_path_that_leads_nowhere_is_the_page_that_says_so() throws Exception {
        assertThat(get("/work/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/work/nowhere").body()).isEqualTo(get("/work").body());
        assertThat(get("/work/").statusCode()).isEqualTo(308);
        assertThat(get("/assets/..%2Fwork%2Fmain.js").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(get("/assets/nothing.js").statusCode()).isEqualTo(404);
    }
}
