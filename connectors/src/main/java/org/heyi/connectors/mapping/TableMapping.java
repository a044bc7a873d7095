package org.heyi.connectors.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Change;

/** All statements of one connector that read one table, compiled. Thread-safe. */
public interface TableMapping {

    /** The table as it was when the statements were compiled. */
    Table table();

    /** What names the row in the keys of its records, as {@link org.heyi.connectors.record.RecordKey#row} has it. */
    String row(Row row);

    /** Names of the columns that the statements use, and of the key's. The others may be {@link Row#UNTOUCHED} in every row. */
    default Set<String> columns() {
        return table().columns().stream().map(Table.Column::name).collect(Collectors.toSet());
    }

    /**
     * What the row, as it is now, means: for each statement an upsert, a retraction (WHERE does not hold) or a quarantine (an expression
     * failed), in the statements' order. Never throws for what a row holds.
     *
     * @param at when the row was read, kept with a quarantined row
     * @throws IllegalArgumentException when {@link #needsReading}: read the row again first, and if it is gone, it is {@link #deleted}
     */
    List<Change> changed(Row row, Instant at);

    /** A retraction for each statement. Only the key's columns of {@code row} are looked at. */
    List<Change> deleted(Row row);

    /**
     * Whether a WHERE, an identifier, a reference or {@code record.updatedAt} needs a value that {@code row} has {@link Row#UNTOUCHED}: the row
     * must be read again before it can be mapped.
     */
    boolean needsReading(Row row);
}
