package org.heyi.hub.bench.once;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.heyi.hub.bench.BenchFaults;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a hub over HTTP as apps do. */
final class HubApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Supplier<Optional<URI>> address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** {@code address}: where the hub listens now; empty while it does not. */
    HubApi(Supplier<Optional<URI>> address) {
        this.address = address;
    }

    static String body(String query, Map<String, ?> variables) {
        return JSON.writeValueAsString(Map.of("query", query, "variables", variables));
    }

    int port() {
        return address.get().orElseThrow().getPort();
    }

    /**
     * The whole answer.
     *
     * @throws IOException when the hub does not answer, or not within the time
     */
    JsonNode ask(String query, Map<String, ?> variables, Duration longest) throws IOException, InterruptedException {
        URI hub = address.get().orElseThrow(() -> new IOException("no hub is ready"));
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .timeout(longest)
                .POST(HttpRequest.BodyPublishers.ofString(body(query, variables)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the hub answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    /** The answer's {@code data}; an answer with errors ends the bench. */
    JsonNode data(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        JsonNode answer = ask(query, variables, LONGEST);
        if (answer.has("errors")) {
            throw new FaultException(BenchFaults.failed(answer.get("errors").toString()));
        }
        return answer.get("data");
    }
}
