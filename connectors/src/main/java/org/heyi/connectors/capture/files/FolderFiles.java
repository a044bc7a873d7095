package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.jspecify.annotations.Nullable;

/** The files of a drop folder that can be one table. */
record FolderFiles(Path folder, String table, FileTable settings) {

    /**
     * A copy of a file that turned out to be complete.
     *
     * @param table with the file's columns
     * @param count of its rows
     */
    record Complete(FileCopy copy, FileRows rows, Table table, int count) {}

    /** Those that match, newest first. */
    List<FileMark> newestFirst() throws IOException {
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + settings.file());
        List<FileMark> files = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, path -> pattern.matches(path.getFileName()))) {
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
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toMillis();
            return attributes.isRegularFile()
                    ? Optional.of(new FileMark(file, attributes.size(), modified, ""))
                    : Optional.empty();
        } catch (NoSuchFileException justDeleted) {
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

    /** Reads the copy once, or twice if need be, to find out whether it is whole. */
    Complete complete(FileCopy copy) throws IOException, BadFileException, InterruptedException {
        FileRows rows = copy.mark().file().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? new XlsxRows()
                : new CsvRows(settings.encoding());
        KeyCheck check = new KeyCheck(settings.key());
        rows.read(copy.path(), check);
        check.requireGood();
        KeyCheck.@Nullable Twice twice = check.twice();
        if (twice != null) {
            rows.read(copy.path(), twice);
            twice.requireNone();
        }
        List<Column> texts = check.columns().stream()
                .map(column -> new Column(column, ColumnType.TEXT, true))
                .toList();
        return new Complete(copy, rows, new Table(table, texts, settings.key()), check.rows());
    }
}
