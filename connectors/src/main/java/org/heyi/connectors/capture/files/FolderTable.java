package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** One table of a drop folder. Used by one thread. */
final class FolderTable {
    private final CaptureContext context;
    private final Progress progress;
    private final FilePositions positions;
    private final Path folder;
    private final String name;
    private final FileTable settings;
    private Map<String, FileMark> seen = Map.of();
    private final Map<FileMark, Fault> refused = new HashMap<>();

    FolderTable(
            CaptureContext context,
            Progress progress,
            FilePositions positions,
            Path folder,
            String name,
            FileTable settings) {
        this.context = context;
        this.progress = progress;
        this.positions = positions;
        this.folder = folder;
        this.name = name;
        this.settings = settings;
    }

    /** Looks for the newest complete file and reads it unless it has been; returns what is wrong, if anything is. */
    Optional<Fault> look() throws IOException, InterruptedException {
        List<FileMark> files = files();
        Map<String, FileMark> before = seen;
        seen = new HashMap<>();
        files.forEach(file -> seen.put(file.file(), file));
        refused.keySet().retainAll(files);
        if (files.isEmpty()) {
            return Optional.of(Fault.of(FaultCode.FILE_MISSING, place(name), settings.file(), folder));
        }
        for (FileMark file : files) {
            @Nullable FileMark read = positions.of(name);
            boolean still = file.equals(before.get(file.file()));
            if ((read != null && read.sameOutside(file)) || (still && use(file))) {
                break;
            }
        }
        return files.stream().map(refused::get).filter(fault -> fault != null).findFirst();
    }

    /** Those that match, newest first. */
    private List<FileMark> files() throws IOException {
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + settings.file());
        List<FileMark> files = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, path -> pattern.matches(path.getFileName()))) {
            for (Path path : all) {
                mark(path).ifPresent(files::add);
            }
        }
        files.sort(Comparator.comparingLong(FileMark::modified)
                .thenComparing(FileMark::file)
                .reversed());
        return files;
    }

    private static Optional<FileMark> mark(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new FileMark(
                            path.getFileName().toString(),
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis(),
                            ""))
                    : Optional.empty();
        } catch (NoSuchFileException justDeleted) {
            return Optional.empty();
        }
    }

    /** Whether the file is complete, and the table now. */
    private boolean use(FileMark file) throws IOException, InterruptedException {
        if (refused.containsKey(file)) {
            return false;
        }
        Place place = place(file.file());
        try (FileCopy copy = FileCopy.of(folder.resolve(file.file()), file)) {
            if (!file.equals(mark(folder.resolve(file.file())).orElse(null))) {
                return false;
            }
            read(copy);
            return true;
        } catch (NoSuchFileException justDeleted) {
            return false;
        } catch (BadFileException e) {
            refused.put(file, e.at(place));
        } catch (FaultException e) {
            refused.put(file, e.faults().get(0));
        }
        return false;
    }

    private void read(FileCopy copy) throws IOException, BadFileException, InterruptedException {
        FileMark before = positions.of(name);
        if (before != null && before.sha256().equals(copy.mark().sha256())) {
            positions.with(name, copy.mark());
            return;
        }
        FileRows rows = rows(copy.mark().file());
        KeyCheck check = checked(rows, copy.path());
        TableMapping mapping = context.mappings().compile(name, Optional.of(table(check.columns())), Set.of(name));
        progress.snapshot((long) check.rows());
        Instant written = Instant.ofEpochMilli(copy.mark().modified());
        RowBatches batches = new RowBatches(
                context.source(), mapping, progress, context.options().batchRows(), written);
        rows.read(copy.path(), batches);
        batches.end(positions.with(name, copy.mark()));
        progress.streaming();
    }

    private KeyCheck checked(FileRows rows, Path file) throws IOException, BadFileException, InterruptedException {
        KeyCheck check = new KeyCheck(settings.key());
        rows.read(file, check);
        check.requireGood();
        KeyCheck.@Nullable Twice twice = check.twice();
        if (twice != null) {
            rows.read(file, twice);
            twice.requireNone();
        }
        return check;
    }

    private FileRows rows(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? new XlsxRows() : new CsvRows(settings.encoding());
    }

    private Table table(List<String> columns) {
        List<Column> texts = columns.stream()
                .map(column -> new Column(column, ColumnType.TEXT, true))
                .toList();
        return new Table(name, texts, settings.key());
    }

    private Place place(String what) {
        return Place.of(context.source() + "/" + what);
    }
}
