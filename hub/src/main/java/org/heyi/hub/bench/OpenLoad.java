package org.heyi.hub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.heyi.hub.bench.Load.Asker;

/**
 * Questions asked at a steady rate, whether or not earlier ones were answered. What an answer took counts from the moment at which its
 * question was to be asked, so a hub that stands still is late for all that were to be asked meanwhile.
 */
final class OpenLoad {
    private static final int CONNECTIONS = 64;

    private final long start = System.nanoTime();
    private final int perSecond;
    private final int questions;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();

    private OpenLoad(long millis, int perSecond, int questions) {
        this.perSecond = perSecond;
        this.questions = questions;
        this.nanos = new long[(int) (millis * perSecond / 1_000)];
    }

    /** Asks {@code perSecond} of the {@code questions} a second, in turn, for {@code millis}. */
    static Load measure(long millis, int perSecond, int questions, Supplier<Asker> askers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            OpenLoad load = new OpenLoad(millis, perSecond, questions);
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> load.ask(askers));
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            return Load.of(Arrays.stream(load.nanos), (System.nanoTime() - load.start) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question was not answered", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void ask(Supplier<Asker> askers) throws Exception {
        try (Asker asker = askers.get()) {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                asker.ask(i % questions);
                nanos[i] = System.nanoTime() - due;
            }
        }
        return null;
    }
}
