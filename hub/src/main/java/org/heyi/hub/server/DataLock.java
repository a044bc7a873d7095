package org.heyi.hub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data directory for one hub: a lock on its file {@code hub.lock}, which the operating system lets go when the process ends, however it
 * does. An id of a process says less: another process may have it by now, and in containers each may be 1.
 */
final class DataLock implements AutoCloseable {
    /** Whoever asks whether there is a hub holds the lock for a moment, too. */
    private static final int TRIES = 10;

    private static final long PAUSE_MILLIS = 100;

    /** Of this process, which would lose its lock by closing another channel to the file. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes the directory when it is not there.
     *
     * @throws FaultException when it is kept for another hub, or cannot be used
     */
    static DataLock take(Path data) {
        Path file = file(data);
        if (!OURS.add(file)) {
            throw inUse(data, file);
        }
        @Nullable DataLock taken = null;
        try {
            Files.createDirectories(file.getParent());
            @Nullable FileChannel channel = locked(file, false);
            for (int i = 1; channel == null && i < TRIES; i++) {
                LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
                channel = locked(file, false);
            }
            if (channel == null) {
                throw inUse(data, file);
            }
            taken = new DataLock(file, channel);
            channel.truncate(0)
                    .write(StandardCharsets.US_ASCII.encode(
                            String.valueOf(ProcessHandle.current().pid())));
            return taken;
        } catch (IOException e) {
            throw new FaultException(
                    Fault.of(FaultCode.DATA_DIRECTORY_UNUSABLE, Place.of(data.toString()), e.toString()), e);
        } finally {
            if (taken == null) {
                OURS.remove(file);
            }
        }
    }

    /** @throws FaultException when it is kept for a hub */
    static void refuseTaken(Path data) {
        if (isTaken(data)) {
            throw inUse(data, file(data));
        }
    }

    private static FaultException inUse(Path data, Path file) {
        String process;
        try {
            process = Files.readString(file).strip();
        } catch (IOException e) {
            process = "?";
        }
        return new FaultException(Fault.of(FaultCode.DATA_DIRECTORY_IN_USE, Place.of(data.toString()), process));
    }

    /** Whether a hub, of whatever process, keeps the directory. */
    static boolean isTaken(Path data) {
        Path file = file(data);
        if (OURS.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = locked(file, true)) {
            return channel == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path data) {
        return data.toAbsolutePath().normalize().resolve("hub.lock");
    }

    /** Null when somebody else holds it. */
    private static @Nullable FileChannel locked(Path file, boolean shared) throws IOException {
        FileChannel channel = shared
                ? FileChannel.open(file, StandardOpenOption.READ)
                : FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock == null ? null : channel;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OURS.remove(file);
        }
    }
}
