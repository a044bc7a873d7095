package org.heyi.connectors.capture.files;

import java.io.IOException;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Place;

/** A file that turned out to be complete. */
final class CompleteFile implements AutoCloseable {
    private final FileCopy copy;
    private final FileRows rows;
    private final Place place;
    private final KeyCheck check;

    CompleteFile(FileCopy copy, FileRows rows, Place place, KeyCheck check) {
        this.copy = copy;
        this.rows = rows;
        this.place = place;
        this.check = check;
    }

    /** The table, with the file's columns. */
    Table table() {
        return check.table();
    }

    /** How many rows it has. */
    long count() {
        return check.rows();
    }

    /** Its name, and what kind of file it was found to be. */
    String kind() {
        return copy.mark().file() + ": " + rows.kind();
    }

    /** Reads it once more. */
    void read(FileRows.Visitor visitor) throws IOException, BadFileException, InterruptedException {
        rows.read(rows instanceof CsvRows ? check.rounded().marking(visitor, place) : visitor);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
