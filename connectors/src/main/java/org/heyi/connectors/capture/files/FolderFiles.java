package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** The files of a drop folder that can be one table. */
record FolderFiles(String source, Path folder, String table, FileTable settings) {
    private static final int PIECE = 512;

    /**
     * Those that match, the one that counts first: that which bears the latest time; of several with the same time, the last by name.
     */
    List<FileMark> newestFirst() throws IOException {
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + settings.file());
        List<FileMark> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, path -> FileNames.isFinished(path) && pattern.matches(path.getFileName()))) {
            for (Path path : all) {
                mark(path.getFileName().toString()).ifPresent(files::add);
            }
        }
        files.sort(Comparator.comparingLong(FileMark::modified)
                .thenComparing(FileMark::file)
                .reversed());
        return files;
    }

    private Optional<FileMark> mark(String file) throws IOException {
        Path path = folder.resolve(file);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toMillis();
            return attributes.isRegularFile()
                    ? Optional.of(new FileMark(file, attributes.size(), modified, FileNames.changed(path), ""))
                    : Optional.empty();
        } catch (FileSystemException deletedOrNotForUs) {
            return Optional.empty();
        }
    }

    /** A copy of the file, for the caller to close; empty when the file is not any more as the mark has it. */
    Optional<FileCopy> copy(FileMark mark) throws IOException {
        FileCopy copy;
        try {
            copy = FileCopy.of(folder.resolve(mark.file()), mark);
        } catch (NoSuchFileException justDeleted) {
            return Optional.empty();
        }
        if (mark(mark.file()).equals(Optional.of(mark))) {
            return Optional.of(copy);
        }
        copy.close();
        return Optional.empty();
    }

    /** Whether the file is as long as pieces are in which files are copied: without an end of its last line, it has not come whole. */
    static boolean looksCut(FileMark mark) {
        return mark.size() % PIECE == 0;
    }

    /** Whether the file's last line has an end, or it needs none. */
    boolean isEnded(FileMark mark) throws IOException {
        if (isWorkbook(mark)) {
            return true;
        }
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve(mark.file()).toFile(), "r")) {
            long length = file.length();
            for (long at = Math.max(0, length - 2); at < length; at++) {
                file.seek(at);
                int last = file.read();
                if (last == '\n' || last == '\r') {
                    return true;
                }
            }
            return length == 0;
        }
    }

    private static boolean isWorkbook(FileMark mark) {
        return mark.file().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    /** Where what is wrong with the file is said to be. */
    Place place(FileMark mark) {
        return Place.of(source + "/" + mark.file());
    }

    /**
     * Reads the copy once, or twice if need be, to find out whether it is whole.
     *
     * @throws BadFileException whatever keeps it from being read
     */
    CompleteFile complete(FileCopy copy) throws IOException, BadFileException, InterruptedException {
        FileRows rows = null;
        try (KeyHashes hashes = new KeyHashes()) {
            rows = rows(copy);
            KeyCheck check = new KeyCheck(new Table(table, List.of(), settings.key()), hashes);
            rows.read(check);
            KeyCheck.@Nullable Twice twice = check.twice();
            if (twice != null) {
                rows.read(twice);
            }
            return new CompleteFile(copy, rows, place(copy.mark()), check);
        } catch (IOException | BadFileException | InterruptedException e) {
            close(rows);
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            close(rows);
            throw BadFileException.unreadable(e);
        }
    }

    private static void close(@Nullable FileRows rows) throws IOException {
        if (rows != null) {
            rows.close();
        }
    }

    private FileRows rows(FileCopy copy) throws IOException, BadFileException, InterruptedException {
        Place place = place(copy.mark());
        return isWorkbook(copy.mark())
                ? new XlsxRows(copy.path(), place)
                : new CsvRows(copy.path(), place, CsvFormat.of(copy.path(), settings.encoding(), settings.key()));
    }
}
