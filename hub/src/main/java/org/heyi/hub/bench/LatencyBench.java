package org.heyi.hub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commits one-row transactions at a steady rate and asks the hub over HTTP, one question after the other, for all that are not yet seen;
 * then watches the hub idle.
 */
public final class LatencyBench {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 30;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Before the hub counts as at rest; no longer than was measured. */
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private static final long BETWEEN_QUESTIONS_NANOS = Duration.ofMillis(5).toNanos();
    private static final int ASKED_AT_ONCE = 100;
    private static final Pattern SHOWN = Pattern.compile("\"nationalId\":\"(\\w+)\",\"phone\":\"\\+86(\\d{1,9})\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningCity running;
    private final long residents;
    private final int seconds;
    private final int idleSeconds;
    private final Consumer<String> progress;
    private final Map<String, Integer> shown = new HashMap<>();

    /** A commit that is on its way; the number is part of the new value. */
    private record Sent(String identifier, int number, long at) {
        /** Whether its value or one committed later for the same row is shown. */
        boolean isSeen(Map<String, Integer> shown) {
            return shown.getOrDefault(identifier, -1) >= number;
        }
    }

    /**
     * @param running with so many residents
     * @param seconds to measure, after as many, at most thirty, to warm up
     */
    public LatencyBench(RunningCity running, long residents, int seconds, int idleSeconds, Consumer<String> progress) {
        this.running = running;
        this.residents = residents;
        this.seconds = seconds;
        this.idleSeconds = idleSeconds;
        this.progress = progress;
    }

    /** Measures both. */
    public LatencyFigures run() throws IOException, InterruptedException {
        int warmUp = PER_SECOND * Math.min(WARM_UP_SECONDS, seconds);
        double[] all = latencies(warmUp + PER_SECOND * seconds);
        double[] millis = Arrays.copyOfRange(all, warmUp, all.length);
        Arrays.sort(millis);
        progress.accept(millis.length + " changes seen; now watching the hub while nothing changes");
        Thread.sleep(Math.min(SETTLING.toMillis(), Duration.ofSeconds(seconds).toMillis()));
        return new LatencyFigures(
                tenths(Stopwatch.percentile(millis, 0.5)),
                tenths(Stopwatch.percentile(millis, 0.99)),
                millis.length,
                tenths(idlePercent()));
    }

    /** Milliseconds of each change, in the order in which they were seen. */
    private double[] latencies(int changes) throws IOException, InterruptedException {
        BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (HttpConnection hub = new HttpConnection(running.port())) {
            Future<?> commits = thread.submit(() -> {
                commit(changes, sent);
                return null;
            });
            double[] millis = new double[changes];
            List<Sent> waiting = new ArrayList<>();
            for (int seen = 0; seen < changes; ) {
                take(sent, waiting, commits);
                LockSupport.parkNanos(BETWEEN_QUESTIONS_NANOS);
                long at = look(hub, waiting);
                for (Iterator<Sent> some = waiting.iterator(); some.hasNext(); ) {
                    Sent one = some.next();
                    if (one.isSeen(shown)) {
                        millis[seen++] = (at - one.at()) / 1e6;
                        some.remove();
                    }
                }
            }
            commits.get();
            return millis;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the department could not commit", e);
        } finally {
            thread.shutdownNow();
        }
    }

    /** Takes what was committed, up to as many as are asked for at once; waits for one when there is none. */
    private static void take(BlockingQueue<Sent> sent, List<Sent> waiting, Future<?> commits)
            throws InterruptedException, ExecutionException {
        sent.drainTo(waiting, ASKED_AT_ONCE - waiting.size());
        if (waiting.isEmpty()) {
            Sent next = sent.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                commits.get();
                throw new FaultException(BenchFaults.failed("the department stopped committing"));
            }
            waiting.add(next);
        }
        if (System.nanoTime() - waiting.get(0).at() > LONGEST.toNanos()) {
            throw new FaultException(BenchFaults.failed("a change was not seen within " + LONGEST.toSeconds() + " s"));
        }
    }

    /** Asks for all that wait, and gives the time of the answer. */
    private long look(HttpConnection hub, List<Sent> waiting) throws IOException {
        List<String> identifiers =
                waiting.stream().map(Sent::identifier).distinct().toList();
        byte[] request = HttpConnection.request(JSON.writeValueAsString(
                Map.of("query", BenchResources.text("latency.graphql"), "variables", Map.of("v", identifiers))));
        String answer = new String(hub.ask(request), StandardCharsets.UTF_8);
        long at = System.nanoTime();
        shown.clear();
        Matcher found = SHOWN.matcher(answer);
        while (found.find()) {
            shown.put(found.group(1), Integer.parseInt(found.group(2)));
        }
        return at;
    }

    private void commit(int changes, BlockingQueue<Sent> sent) throws SQLException {
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
