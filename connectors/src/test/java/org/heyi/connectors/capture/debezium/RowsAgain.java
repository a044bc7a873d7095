package org.heyi.connectors.capture.debezium;

import java.util.Optional;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;

/** Reads a row as one is read of which a change did not carry all. */
public final class RowsAgain {
    private RowsAgain() {}

    /** The row with its untouched values; empty when it is gone. */
    public static Optional<Row> read(SourceDatabase database, TableMapping mapping, Row row) {
        try (RowAgain again = new RowAgain("source", database)) {
            return again.read(mapping, row);
        }
    }
}
