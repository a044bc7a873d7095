package org.heyi.connectors.capture.debezium.quiet;

import java.time.Duration;

/** How long to pause between two looks: not at all while something happens, then the longer the longer nothing does. Used by one thread. */
final class Idleness {
    private static final long ACTIVE_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LATELY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SHORT_PAUSE_MILLIS = 15;
    private static final long LONG_PAUSE_MILLIS = 120;
    private long activeAt = System.nanoTime();

    /** Something happened. */
    void end() {
        activeAt = System.nanoTime();
    }

    boolean isActive() {
        return System.nanoTime() - activeAt <= ACTIVE_NANOS;
    }

    void pause() throws InterruptedException {
        boolean lately = System.nanoTime() - activeAt <= LATELY_NANOS;
        Thread.sleep(lately ? SHORT_PAUSE_MILLIS : LONG_PAUSE_MILLIS);
    }
}
