package org.heyi.hub.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/** Files for a while, in a directory of their own: what a crash leaves there is deleted at the next start. */
public final class PassingFiles {
    private final Path directory;

    PassingFiles(Path directory) {
        this.directory = directory;
    }

    /** The name of a new file: whoever writes it deletes it. */
    public Path file(String ending) throws IOException {
        return Files.createDirectories(directory).resolve(UUID.randomUUID() + "." + ending);
    }

    void deleteAll() throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> left = Files.list(directory)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
