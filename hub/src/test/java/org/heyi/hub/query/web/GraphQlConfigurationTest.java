package org.heyi.hub.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.query.execution.QueryEngine;
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

class GraphQlConfigurationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ServletWebServerApplicationContext application;
    private static TestCity city;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(GraphQlConfiguration.class)
    static class Application {
        @Bean
        Ontology ontology() {
            return TestCity.ONTOLOGY;
        }

        @Bean
        QueryEngine queryEngine() {
            return city.engine();
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
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String json, String language) throws IOException, InterruptedException {
        HttpRequest request = request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path));
    }

    @Test
    void queries_are_answered_over_http() throws Exception {
        assertThat(post("{\"query\": \"{ people { nodes { name } } }\"}", "en").body())
                .isEqualTo("{\"data\":{\"people\":{\"nodes\":[{\"name\":\"张伟\"}]}}}");
    }

    /** A request of so many bytes, of which the query fills few. */
    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        byte[] query = "{\"query\": \"{ people { totalCount } }\"}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(query, 0, bytes, length - query.length, query.length);
        return bytes;
    }

    private static HttpResponse<String> sent(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = request("/graphql")
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(body)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_has_at_most_two_million_bytes_whether_it_says_so_or_not() throws Exception {
        byte[] most = bytes(2_000_000);
        byte[] tooMuch = bytes(2_000_001);
        assertThat(sent(HttpRequest.BodyPublishers.ofByteArray(most)).body()).contains("\"totalCount\":1");
        assertThat(sent(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(most)))
                        .body())
                .contains("\"totalCount\":1");
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(tooMuch),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)))) {
            HttpResponse<String> refused = sent(body);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("HEYI-5017", "\"zh\"");
        }
    }

    @Test
    void errors_come_in_the_readers_language() throws Exception {
        String query = "{\"query\": \"{ people(first: 5000) { nodes { name } } }\"}";
        assertThat(post(query, "en").body()).contains("\"message\":\"a page has 0 to 1000 entities, not 5000");
        assertThat(post(query, "zh-CN").body()).contains("\"message\":\"每页 0 到 1000 个实体");
    }

    @Test
    void the_page_and_all_it_loads_come_from_the_hub_itself() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("合一").doesNotContain("//");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'")
                .doesNotContain("http");
        for (String path : Pattern.compile("(?:src|href)=\"(/[^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.indexOf('/'), found.length() - 1))
                .toList()) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/graphiql/graphiql.min.css").body())
                .doesNotContain("url(http")
                .doesNotContain("@import");
    }

    @Test
    void the_examples_on_the_page_are_answered() throws Exception {
        assertThat(get("/graphiql/examples").statusCode()).isEqualTo(200);
        assertThat(Examples.of(TestCity.ONTOLOGY)).hasSize(3).allSatisfy(tab -> assertThat(
                        city.ask(tab.get("query")).getErrors())
                .isEmpty());
    }
}
