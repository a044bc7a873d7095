package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads a drop folder's tables as its newest complete files have them. */
public final class FolderRows {
    private final String source;
    private final DropFolder folder;
    private final Map<String, Path> files = new HashMap<>();

    public FolderRows(String source, DropFolder folder) {
        this.source = source;
        this.folder = folder;
    }

    /** The tables that have a complete file. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        folder.tables().forEach((name, settings) -> table(name, settings, tables));
        return tables;
    }

    private void table(String name, FileTable settings, List<Table> tables) {
        for (Path file : newestFirst(settings)) {
            KeyCheck check = new KeyCheck(settings.key());
            try {
                reader(file, settings).read(file, check);
                check.requireGood();
                files.put(name, file);
                List<Column> columns = check.columns().stream()
                        .map(column -> new Column(column, ColumnType.TEXT, true))
                        .toList();
                tables.add(new Table(name, columns, settings.key()));
                return;
            } catch (BadFileException incomplete) {
                // The capture reports it; the file before it is the table.
            } catch (IOException e) {
                throw broken(file, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Gives each row, at most {@code limit}, of a table of {@link #tables}. */
    public void read(Table table, long limit, Consumer<Row> consumer) {
        Path file = Objects.requireNonNull(files.get(table.name()));
        FileTable settings = Objects.requireNonNull(folder.tables().get(table.name()));
        try {
            reader(file, settings).read(file, new Passing(limit, consumer));
        } catch (BadFileException e) {
            throw new FaultException(e.at(Place.of(source + "/" + file.getFileName())));
        } catch (IOException e) {
            throw broken(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Path> newestFirst(FileTable settings) {
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + settings.file());
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder.folder(), path -> pattern.matches(path.getFileName()))) {
            all.forEach(found::add);
        } catch (IOException e) {
            throw new FaultException(Fault.of(FaultCode.FOLDER_MISSING, Place.of(source), folder.folder()), e);
        }
        found.sort(Comparator.comparing((Path path) -> path.toFile().lastModified())
                .thenComparing(Path::getFileName)
                .reversed());
        return found;
    }

    private static FileRows reader(Path file, FileTable settings) {
        boolean xlsx = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        return xlsx ? new XlsxRows() : new CsvRows(settings.encoding());
    }

    private FaultException broken(Path file, IOException e) {
        Place place = Place.of(source + "/" + file.getFileName());
        return new FaultException(Fault.of(FaultCode.FILE_BROKEN, place, String.valueOf(e.getMessage())), e);
    }

    private static final class Passing implements FileRows.Visitor {
        private final Consumer<Row> consumer;
        private long left;

        Passing(long limit, Consumer<Row> consumer) {
            this.left = limit;
            this.consumer = consumer;
        }

        @Override
        public void header(List<String> columns) {}

        @Override
        public void row(long number, @Nullable String[] values) {
            if (left > 0) {
                left--;
                consumer.accept(new Row((Object[]) values));
            }
        }
    }
}
