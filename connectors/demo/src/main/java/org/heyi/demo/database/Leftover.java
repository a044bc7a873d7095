package org.heyi.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server that a killed JVM left running: found through the file in which it wrote its process id. */
final class Leftover {
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

    private static void awaitEnd(ProcessHandle server, Duration time) throws InterruptedException, IOException {
        try {
            server.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("process " + server.pid() + " could not be waited for", e);
        }
    }
}
