package org.heyi.hub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** What askers got answered: requests per second, and how long an answer took in milliseconds. */
public record Load(double perSecond, double p50Millis, double p99Millis) {
    static final int ASKERS = 8;

    /** One connection or session. */
    interface Asker extends AutoCloseable {
        /** Asks one of the questions and reads the whole answer. */
        void ask(int which);
    }

    /** Asks, eight at a time, for {@code millis}, with {@code questions} in turn, each asker beginning with another one. */
    static Load measure(long millis, int questions, Supplier<Asker> askers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(ASKERS);
        try {
            long start = System.nanoTime();
            long end = start + millis * 1_000_000;
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                int first = i * questions / ASKERS;
                work.add(() -> ask(askers, first, questions, end));
            }
            List<Future<long[]>> done = threads.invokeAll(work);
            double seconds = (System.nanoTime() - start) / 1e9;
            return of(done, seconds);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question was not answered", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] ask(Supplier<Asker> askers, int first, int questions, long end) throws Exception {
        long[] nanos = new long[1 << 10];
        int count = 0;
        try (Asker asker = askers.get()) {
            long before = System.nanoTime();
            while (before < end) {
                asker.ask((first + count) % questions);
                long after = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = after - before;
                before = after;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static Load of(List<Future<long[]>> done, double seconds) throws InterruptedException, ExecutionException {
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> one : done) {
            all.add(one.get());
        }
        return of(all.stream().flatMapToLong(Arrays::stream), seconds);
    }

    static Load of(LongStream nanos, double seconds) {
        double[] millis = nanos.mapToDouble(one -> one / 1e6).sorted().toArray();
        if (millis.length == 0) {
            return new Load(0, 0, 0);
        }
        return new Load(millis.length / seconds, Stopwatch.percentile(millis, 0.5), Stopwatch.percentile(millis, 0.99));
    }

    /** As one line of text. */
    String line() {
        return String.format(Locale.ROOT, "%.3f %.4f %.4f", perSecond, p50Millis, p99Millis);
    }

    static Load parse(String line) {
        double[] numbers =
                Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Load(numbers[0], numbers[1], numbers[2]);
    }
}
