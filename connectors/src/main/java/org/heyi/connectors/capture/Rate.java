package org.heyi.connectors.capture;

import java.util.function.LongSupplier;

/** Counts events, and says how many there were a second over the last ten whole seconds. Thread-safe. */
public final class Rate {
    private static final int SECONDS = 10;
    private final long[] counts = new long[SECONDS + 1];
    private final LongSupplier nanoTime;
    private final long start;
    private long second;

    /** @param nanoTime as {@link System#nanoTime} */
    public Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    public synchronized void add(long events) {
        advance();
        counts[(int) (second % counts.length)] += events;
    }

    /** Of the last ten whole seconds. */
    public synchronized double perSecond() {
        advance();
        long sum = 0;
        for (int back = 1; back <= SECONDS; back++) {
            sum += second < back ? 0 : counts[(int) ((second - back) % counts.length)];
        }
        return sum / (double) Math.max(1, Math.min(SECONDS, second));
    }

    private void advance() {
        long now = (nanoTime.getAsLong() - start) / 1_000_000_000L;
        for (long passed = Math.max(second + 1, now - SECONDS); passed <= now; passed++) {
            counts[(int) (passed % counts.length)] = 0;
        }
        second = Math.max(second, now);
    }
}
