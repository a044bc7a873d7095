package org.heyi.hub.bench.once;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.heyi.demo.city.DemoCity;
import org.heyi.hub.bench.BenchFaults;
import org.heyi.hub.bench.Stopwatch;
import org.heyi.hub.torture.HubProcess;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.JsonNode;

/** The example city's departments and a hub in a process of its own, with the options that the launcher gives it. */
final class OnceCity implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("heyi.home", "."));
    static final Path SCHEMA = HOME.resolve("schema").resolve("city");
    static final Path CONNECTORS = HOME.resolve("connectors").resolve("departments");

    private static final List<String> HUB_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:MaxMetaspaceSize=384m");
    private static final String SOURCES = "{ sources { source state rows lastFault { message } } }";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_SNAPSHOT = Duration.ofHours(2);
    private static final int LOOK_MILLIS = 200;

    /** Without a new row of any source: the last snapshots' rows are in the graph. */
    private static final double SETTLED_SECONDS = 3;

    private static final double PROGRESS_SECONDS = 30;

    private final DemoCity departments;
    private final HubProcess hub;
    private final HubApi api;
    private final Consumer<String> progress;

    private OnceCity(DemoCity departments, HubProcess hub, Consumer<String> progress) {
        this.departments = departments;
        this.hub = hub;
        this.api = new HubApi(hub::address);
        this.progress = progress;
    }

    /** Returns when all that departments hold is in the graph. */
    static OnceCity start(Path directory, long residents, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        DemoCity departments = DemoCity.start(directory.resolve("city"), residents, seed);
        OnceCity city = new OnceCity(departments, hub(directory, departments), progress);
        try {
            city.hub.start();
            city.awaitSettled();
            return city;
        } catch (IOException | InterruptedException | RuntimeException e) {
            city.close();
            throw e;
        }
    }

    private static HubProcess hub(Path directory, DemoCity departments) {
        return new HubProcess(
                SCHEMA.toAbsolutePath(),
                CONNECTORS.toAbsolutePath(),
                directory.resolve("hub"),
                departments.environment(),
                HUB_OPTIONS);
    }

    HubApi api() {
        return api;
    }

    HubProcess hub() {
        return hub;
    }

    DemoCity departments() {
        return departments;
    }

    /** Waits until the hub answers. */
    void awaitReady() throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        while (hub.address().isEmpty()) {
            if (watch.seconds() > LONGEST_START.toSeconds()) {
                throw new FaultException(BenchFaults.failed("the hub did not start"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Waits until all sources follow their logs and nothing has come from any of them for a while. */
    void awaitSettled() throws IOException, InterruptedException {
        awaitReady();
        Stopwatch all = new Stopwatch();
        Stopwatch quiet = new Stopwatch();
        Stopwatch told = new Stopwatch();
        Map<String, Long> before = new HashMap<>();
        while (quiet.seconds() < SETTLED_SECONDS) {
            JsonNode sources = api.data(SOURCES, Map.of()).get("sources");
            Map<String, Long> rows = new HashMap<>();
            sources.forEach(source ->
                    rows.put(source.get("source").asString(), source.get("rows").asLong()));
            if (!rows.equals(before) || !sources.valueStream().allMatch(OnceCity::isFollowing)) {
                quiet = new Stopwatch();
            }
            before = rows;
            if (told.seconds() > PROGRESS_SECONDS) {
                progress.accept(String.format(
                        Locale.ROOT,
                        "%d rows in the graph",
                        rows.values().stream().mapToLong(Long::longValue).sum()));
                told = new Stopwatch();
            }
            if (all.seconds() > LONGEST_SNAPSHOT.toSeconds()) {
                throw new FaultException(BenchFaults.failed("the sources did not come to rest: " + sources));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isFollowing(JsonNode source) {
        return source.get("state").asString().equals("STREAMING")
                && source.get("lastFault").isNull();
    }

    @Override
    public void close() {
        hub.close();
        departments.close();
    }
}
