package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads a drop folder's tables as they are now, without capturing them. */
public final class FolderRows {
    /** A last line without an end may be written on for so many milliseconds. */
    private static final long LONG_ENOUGH = 10_000;

    private final String source;
    private final DropFolder folder;

    public FolderRows(String source, DropFolder folder) {
        this.source = source;
        this.folder = folder;
    }

    /** What is done with a table's newest complete file. */
    private interface Use<T> {
        T of(CompleteFile file) throws IOException, BadFileException, InterruptedException;
    }

    /**
     * Tables of which there is a complete file, by name.
     *
     * @throws FaultException when the folder cannot be read
     */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        new TreeMap<>(folder.tables()).forEach((name, settings) -> newest(name, settings, CompleteFile::table)
                .ifPresent(tables::add));
        return tables;
    }

    /** Which file the table is, and how it was found to be written; empty when there is none. */
    public Optional<String> kind(Table table) {
        FileTable settings = Objects.requireNonNull(folder.tables().get(table.name()), table.name());
        return newest(table.name(), settings, CompleteFile::kind);
    }

    /**
     * Gives each row of the table's newest complete file, at most {@code limit}.
     *
     * @throws FaultException when there is no such file any more, or it cannot be read
     */
    public void read(Table table, long limit, Consumer<Row> consumer) {
        FileTable settings = Objects.requireNonNull(folder.tables().get(table.name()), table.name());
        Optional<Table> read = newest(table.name(), settings, file -> {
            file.read(new Limited(limit, consumer));
            return file.table();
        });
        if (read.isEmpty()) {
            throw new FaultException(
                    Fault.of(FaultCode.FILE_MISSING, Place.of(source), settings.file(), folder.folder()));
        }
    }

    /** Hands on the first rows. */
    private static final class Limited implements FileRows.Visitor {
        private final Consumer<Row> consumer;
        private long left;

        private Limited(long limit, Consumer<Row> consumer) {
            this.left = limit;
            this.consumer = consumer;
        }

        @Override
        public void header(List<String> columns) {}

        @Override
        public void row(long number, @Nullable Object[] values) {
            if (left > 0) {
                left--;
                consumer.accept(new Row(values));
            }
        }
    }

    private <T> Optional<T> newest(String name, FileTable settings, Use<T> use) {
        FolderFiles files = new FolderFiles(source, folder.folder(), name, settings);
        try {
            for (FileMark mark : files.newestFirst()) {
                Optional<T> used = used(files, mark, use);
                if (used.isPresent()) {
                    return used;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            Place place = Place.of(source);
            throw new FaultException(Fault.of(FaultCode.FOLDER_MISSING, place, folder.folder()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to end while reading a file", e);
        }
    }

    private static <T> Optional<T> used(FolderFiles files, FileMark mark, Use<T> use)
            throws IOException, InterruptedException {
        boolean mayGrow = mark.modified() > System.currentTimeMillis() - LONG_ENOUGH || FolderFiles.looksCut(mark);
        if (mayGrow && !files.isEnded(mark)) {
            return Optional.empty();
        }
        Optional<FileCopy> made = files.copy(mark);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        try (FileCopy copy = made.get();
                CompleteFile file = files.complete(copy)) {
            return Optional.of(use.of(file));
        } catch (BadFileException incomplete) {
            return Optional.empty();
        }
    }
}
