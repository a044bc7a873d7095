package org.heyi.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The server that a killed JVM left running: found through the file in which it wrote its process id. */
final class Leftover {
    private static final long POLL_MILLIS = 20;
    private static final Duration ORDERLY = Duration.ofSeconds(20);

    private Leftover() {}

    /** The process that the first line of {@code pidFile} names, when it runs and its program is called {@code program}. */
    static Optional<ProcessHandle> find(Path pidFile, String program) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (!first.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        // Process ids are given out again: only a process of that program is the server.
        return ProcessHandle.of(Long.parseLong(first))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith(program))
                        .orElse(false));
    }

    /** Ends it in order by {@code signal}, by force when it does not end in time. */
    static void end(ProcessHandle server, String signal) throws IOException {
        if (!server.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                    .start()
                    .waitFor();
            awaitEnd(server, ORDERLY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + server.pid() + " ended", e);
        }
    }

    /** By looking often: a process that is no child of this one is otherwise noticed only after seconds. */
    private static void awaitEnd(ProcessHandle server, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (server.isAlive()) {
            if (System.nanoTime() > end) {
                server.destroyForcibly();
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
