package org.heyi.hub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.json.JsonMapper;

/** Commits one-row transactions at a steady rate and asks the hub for each over HTTP until it is there; then watches the hub idle. */
public final class LatencyBench {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Pattern NUMBER = Pattern.compile("\"\\+86(\\d{1,9})\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final long residents;
    private final int seconds;
    private final int idleSeconds;
    private final Consumer<String> progress;

    /** A commit that is on its way. */
    private record Sent(String identifier, int number, long at) {}

    /**
     * @param directory for databases of its own
     * @param seconds to measure, after ten to warm up
     */
    public LatencyBench(Path directory, long residents, int seconds, int idleSeconds, Consumer<String> progress) {
        this.directory = directory;
        this.residents = residents;
        this.seconds = seconds;
        this.idleSeconds = idleSeconds;
        this.progress = progress;
    }

    /** Measures both. */
    public LatencyFigures run() throws IOException, SQLException, InterruptedException {
        try (RunningCity running = RunningCity.start(directory, residents)) {
            int warmUp = PER_SECOND * Math.min(WARM_UP_SECONDS, seconds);
            double[] all = latencies(running, warmUp + PER_SECOND * seconds);
            double[] millis = Arrays.copyOfRange(all, warmUp, all.length);
            Arrays.sort(millis);
            progress.accept(millis.length + " changes seen; now watching the hub while nothing changes");
            Thread.sleep(SETTLING.toMillis());
            return new LatencyFigures(
                    tenths(Stopwatch.percentile(millis, 0.5)),
                    tenths(Stopwatch.percentile(millis, 0.99)),
                    millis.length,
                    tenths(idlePercent()));
        }
    }

    private double[] latencies(RunningCity running, int changes) throws IOException, InterruptedException {
        BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (HttpConnection hub = new HttpConnection(running.port())) {
            Future<?> commits = thread.submit(() -> {
                commit(running, changes, sent);
                return null;
            });
            double[] millis = new double[changes];
            for (int i = 0; i < changes; i++) {
                Sent next = sent.poll(LONGEST.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
                if (next == null) {
                    commits.get();
                    throw new FaultException(BenchFaults.failed("the department stopped committing"));
                }
                millis[i] = seen(hub, next);
            }
            commits.get();
            return millis;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the department could not commit", e);
        } finally {
            thread.shutdownNow();
        }
    }

    private void commit(RunningCity running, int changes, BlockingQueue<Sent> sent) throws SQLException {
        try (Connection connection = running.city().connect();
                PreparedStatement change = connection.prepareStatement(BenchResources.text("latency.sql"))) {
            long start = System.nanoTime();
            for (int i = 0; i < changes; i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
                change.setString(1, "+86" + i);
                change.setLong(2, 1 + i % residents);
                try (ResultSet row = change.executeQuery()) {
                    row.next();
                    sent.add(new Sent(row.getString(1), i, System.nanoTime()));
                }
            }
        }
    }

    /** Milliseconds from the commit until an answer has its number, or that of a later commit for the same resident. */
    private static double seen(HttpConnection hub, Sent sent) throws IOException {
        byte[] request = HttpConnection.request(JSON.writeValueAsString(
                Map.of("query", BenchResources.text("latency.graphql"), "variables", Map.of("v", sent.identifier()))));
        while (System.nanoTime() - sent.at() < LONGEST.toNanos()) {
            Matcher shown = NUMBER.matcher(new String(hub.ask(request), StandardCharsets.UTF_8));
            if (shown.find() && Integer.parseInt(shown.group(1)) >= sent.number()) {
                return (System.nanoTime() - sent.at()) / 1e6;
            }
        }
        throw new FaultException(BenchFaults.failed("a change was not seen within " + LONGEST.toSeconds() + " s"));
    }

    private double idlePercent() throws InterruptedException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Stopwatch watch = new Stopwatch();
        long before = process.getProcessCpuTime();
        Thread.sleep(Duration.ofSeconds(idleSeconds).toMillis());
        return (process.getProcessCpuTime() - before) / 1e9 / watch.seconds() * 100;
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
