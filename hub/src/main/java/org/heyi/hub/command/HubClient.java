package org.heyi.hub.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.hub.server.HubFile;
import org.heyi.hub.server.OperatorApi;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running hub. */
final class HubClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofHours(1);

    private final HubFile hub;
    private final HttpClient http = HttpClient.newHttpClient();

    HubClient(HubFile hub) {
        this.hub = hub;
    }

    /** The answer's {@code data}. */
    JsonNode query(String graphql) {
        return query(graphql, Map.of());
    }

    /** The answer's {@code data}. */
    JsonNode query(String graphql, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", graphql, "variables", variables));
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(hub.url() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.has("errors")) {
            throw refused("200", sentences(answer.get("errors").valueStream(), "/extensions/"));
        }
        return answer.get("data");
    }

    JsonNode get(String path, Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(uri(path, parameters)).GET());
    }

    /**
     * What an answer brought besides its content, which is in {@code file}.
     *
     * @param headers of the answer
     */
    record Download(Path file, HttpHeaders headers) {}

    /** Writes the answer into {@code file}, which is there whole or not at all. */
    Download download(String path, Map<String, String> parameters, Path file) {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path, parameters)).GET();
        try {
            HttpResponse<Optional<String>> response = http.send(
                    authorised(request),
                    answer -> answer.statusCode() == 200
                            ? BodySubscribers.mapping(BodySubscribers.ofFile(made), any -> Optional.empty())
                            : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), Optional::of));
            if (response.body().isPresent()) {
                throw refused(response.statusCode(), response.body().get());
            }
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
            return new Download(file, response.headers());
        } catch (ConnectException e) {
            throw new FaultException(Fault.of(FaultCode.HUB_NOT_RUNNING, Place.of(hub.url())), e);
        } catch (IOException e) {
            throw new FaultException(
                    Fault.of(FaultCode.REPORT_NOT_KEPT, Place.of(hub.url()), file, String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hub was asked", e);
        }
    }

    private HttpRequest authorised(HttpRequest.Builder request) {
        return request.header(OperatorApi.TOKEN, hub.token()).timeout(LONGEST).build();
    }

    JsonNode post(String path, Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(uri(path, parameters)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private URI uri(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(hub.url() + path + "?" + query);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(authorised(request), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), response.body());
            }
            return JSON.readTree(response.body());
        } catch (ConnectException e) {
            throw new FaultException(Fault.of(FaultCode.HUB_NOT_RUNNING, Place.of(hub.url())), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hub was asked", e);
        }
    }

    private FaultException refused(int status, String body) {
        boolean faults = status == 422;
        return refused(
                String.valueOf(status), faults ? sentences(JSON.readTree(body).valueStream(), "/") : body);
    }

    /** In the language of whoever reads; what GraphQL itself finds has a message only. */
    private static String sentences(Stream<JsonNode> faults, String place) {
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        return faults.map(fault -> fault.at(place + language)
                        .asString(fault.path("message").asString("")))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private FaultException refused(String status, String text) {
        return new FaultException(Fault.of(FaultCode.HUB_REFUSED, Place.of(hub.url()), status, text));
    }
}
