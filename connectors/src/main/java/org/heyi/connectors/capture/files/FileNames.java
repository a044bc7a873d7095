package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What names and times tell of files, whatever is in them. */
final class FileNames {
    /** Stands in a name for what is no text. */
    private static final char NO_CHARACTER = '\uFFFD';

    /** Of files that programs keep beside the one that a person has open, or write before they rename it. */
    private static final List<String> BEGINNINGS = List.of("~$", ".", "~wrl");

    private static final List<String> ENDINGS = List.of(".tmp", ".part", ".crdownload", ".filepart", "~", "#");

    private FileNames() {}

    /** Whether the file is one that a department gives, not one that is being saved or sent. */
    static boolean isFinished(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return BEGINNINGS.stream().noneMatch(name::startsWith)
                && ENDINGS.stream().noneMatch(name::endsWith)
                && name.indexOf(NO_CHARACTER) < 0;
    }

    /** The name of a file in the folder that is not text, with � for each part that is none. */
    static Optional<String> unreadable(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, path -> path.getFileName().toString().indexOf(NO_CHARACTER) >= 0)) {
            for (Path path : all) {
                return Optional.of(path.getFileName().toString());
            }
        }
        return Optional.empty();
    }

    /** When the file system last let anybody change the file or its times, whatever time the file bears; 0 where it does not tell. */
    static long changed(Path path) throws IOException {
        try {
            return Files.getAttribute(path, "unix:ctime") instanceof FileTime time ? time.toMillis() : 0;
        } catch (UnsupportedOperationException | IllegalArgumentException notTold) {
            return 0;
        }
    }
}
