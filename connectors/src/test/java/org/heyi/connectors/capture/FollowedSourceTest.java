package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowingConsumer;
import org.heyi.connectors.capture.SourceStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source that is followed into a graph. */
abstract class FollowedSourceTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final CaptureOptions OPTIONS = CaptureOptions.defaults()
            .withRows(1_000, 2_000)
            .withTimes(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(1));
    static final CaptureOptions QUICK_HEARTBEAT =
            OPTIONS.withTimes(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));

    final GraphModel graph = new GraphModel();
    TestSource source;
    Capture capture;

    abstract TestSource newSource(String name);

    @BeforeEach
    void create() {
        source = newSource("source" + COUNT.incrementAndGet());
    }

    @AfterEach
    void close() {
        graph.admitAll();
        stop();
        source.close();
    }

    void start(SourceMappings mappings) {
        capture = source.start(mappings, graph, OPTIONS);
    }

    void stop() {
        if (capture != null) {
            capture.close();
            capture = null;
        }
    }

    /** Starts following a table {@code person} of an id, a name, a note. */
    void followPersons() {
        start(RowMappings.of(source.name(), "person"));
        streaming();
    }

    void createPersons(String... ids) {
        source.createTable("person", List.of("id", "name", "note"));
        source.change(rows -> {
            for (String id : ids) {
                rows.insert("person", id, "name of " + id, null);
            }
        });
    }

    void streaming() {
        eventually(status -> assertThat(status.state()).as("%s", status).isEqualTo(State.STREAMING));
    }

    void eventually(ThrowingConsumer<SourceStatus> assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertion.acceptThrows(capture.status()));
    }

    void names(Map<String, String> expected) {
        eventually(status ->
                assertThat(graph.column("person", "name")).as("%s", status).isEqualTo(new TreeMap<>(expected)));
    }
}
