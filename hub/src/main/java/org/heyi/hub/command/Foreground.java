package org.heyi.hub.command;

import java.util.concurrent.CountDownLatch;

/** A command that runs until Ctrl-C or SIGTERM. */
final class Foreground {
    private Foreground() {}

    /** Closes when the process is told to end; the last one given is closed first. */
    static void closeAtEnd(AutoCloseable... parts) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            for (int i = parts.length - 1; i >= 0; i--) {
                                close(parts[i]);
                            }
                        },
                        "shutdown"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("while ending: " + e);
        }
    }

    /** Returns never; the process ends by a signal. */
    static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
