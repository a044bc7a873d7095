package org.heyi.hub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that are a bench's own. */
public final class Directories {
    private Directories() {}

    /** A new one among the system's temporary files. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("heyi-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it. */
    public static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete() && file.exists()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
