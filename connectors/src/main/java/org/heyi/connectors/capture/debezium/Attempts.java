package org.heyi.connectors.capture.debezium;

import java.time.Duration;

/** Pauses between attempts, each twice as long as the one before. Used by one thread. */
final class Attempts {
    private final Duration first;
    private final Duration longest;
    private Duration next;
    private int failures;

    Attempts(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** One more attempt failed; when the one that did had got anywhere, counting begins anew. */
    void restartIf(boolean gotAnywhere) {
        failures = gotAnywhere ? 1 : failures + 1;
        next = gotAnywhere ? first : next;
    }

    int failures() {
        return failures;
    }

    /** Returns false when the thread was told to end meanwhile. */
    boolean pause() {
        try {
            Thread.sleep(next.toMillis());
        } catch (InterruptedException e) {
            return false;
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return true;
    }
}
