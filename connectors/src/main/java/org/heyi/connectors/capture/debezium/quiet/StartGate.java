package org.heyi.connectors.capture.debezium.quiet;

import java.util.concurrent.CountDownLatch;

/** Makes the thread that Debezium's task starts wait until what it works with is as we need it. */
final class StartGate {
    /** Of the first thing that the thread does. */
    private static final String FIRST = "snapshot";

    private final CountDownLatch open = new CountDownLatch(1);

    void pass(String context) {
        if (!context.equals(FIRST)) {
            return;
        }
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open.countDown();
    }
}
