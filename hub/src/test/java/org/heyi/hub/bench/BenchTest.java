package org.heyi.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.heyi.hub.command.Heyi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
    private static final int SHAPES = 10;

    @Test
    void a_small_bench_of_all_prints_one_object_with_every_figure() {
        JsonNode figures =
                run("bench", "--rows", "2400", "--residents", "200", "--runs", "1", "--seconds", "1", "--json");

        assertThat(figures.propertyNames()).containsExactly("snapshot", "stream", "latency", "shapes");
        for (String way : List.of("snapshot", "stream")) {
            assertPositive(figures.get(way), "rowsPerSecond", "loaderRowsPerSecond", "ratio", "debeziumRowsPerSecond");
        }
        assertPositive(figures.get("latency"), "p50Ms", "p99Ms");
        assertThat(figures.get("shapes")).hasSize(SHAPES).allSatisfy(shape -> {
            assertThat(shape.get("name").asString()).isNotBlank();
            assertPositive(shape, "perSecond", "driverPerSecond", "ratio", "p50Ms", "p99Ms");
        });
    }

    /** Starts a city and kills its parts for minutes, so it runs when asked for: {@code -Dheyi.bench.once=true}. */
    @Test
    @EnabledIfSystemProperty(named = "heyi.bench.once", matches = "true")
    void a_small_city_fills_its_forms_and_loses_no_answer_while_everything_is_killed() {
        JsonNode figures =
                run("bench", "once", "--residents", "100", "--submissions", "60", "--seconds", "1", "--json");

        assertThat(figures.get("prefilled").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(figures.get("prefilledCorrect").asDouble()).isGreaterThanOrEqualTo(0.995);
        assertThat(figures.get("flaggedRecall").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertPositive(figures, "formP99Ms", "visibleP95Ms");
        assertThat(figures.get("lost").asInt()).isZero();
        assertThat(figures.get("doubled").asInt()).isZero();
        assertPositive(figures.at("/crashes/kills"), "hub", "neo4j", "department");
    }

    private static void assertPositive(JsonNode figures, String... names) {
        assertThat(Stream.of(names))
                .allSatisfy(name ->
                        assertThat(figures.get(name).asDouble()).as(name).isPositive());
    }

    private static JsonNode run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine heyi = Heyi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(heyi.execute(arguments)).as(() -> err.toString()).isZero();
        return JsonMapper.builder().build().readTree(out.toString());
    }
}
