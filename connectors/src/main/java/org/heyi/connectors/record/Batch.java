package org.heyi.connectors.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole source transactions, to be committed to the graph in one transaction together with the position. A truncation in it takes away what its
 * own transaction does not bring again, when all of that transaction is there; so nobody sees the table empty in between.
 *
 * @param source the connector's folder name
 * @param changes in the source's order; each with the transaction it came from
 * @param position where the source is to go on after these changes; opaque, at most a few kB; null keeps the last one
 * @param snapshot present while a snapshot is read
 * @param openTransaction the source's id of a transaction above the size limit of which this batch holds only a part, and whose end is yet
 *     to come; null when every transaction in here is whole, or this is the last part, which has at least one change of it
 * @param tables how far the reading of each table has come; opaque; null keeps the last one
 */
public record Batch(
        String source,
        List<SourceChange> changes,
        @Nullable String position,
        @Nullable Snapshot snapshot,
        @Nullable String openTransaction,
        @Nullable String tables) {

    /** Of a source whose tables are not read. */
    public Batch(
            String source,
            List<SourceChange> changes,
            @Nullable String position,
            @Nullable Snapshot snapshot,
            @Nullable String openTransaction) {
        this(source, changes, position, snapshot, openTransaction, null);
    }

    /** Rows that were read from their tables; the position stays where the log was. */
    public static Batch read(String source, List<SourceChange> changes, @Nullable Snapshot snapshot, String tables) {
        return new Batch(source, changes, null, snapshot, null, tables);
    }

    /** Rows that were read from their tables to be compared with the graph. */
    public static Batch read(String source, List<SourceChange> changes) {
        return new Batch(source, changes, null, null, null, null);
    }

    /** The same, with how far the reading of each table has come. */
    public Batch withTables(@Nullable String itsTables) {
        return new Batch(source, changes, position, snapshot, openTransaction, itsTables);
    }

    /**
     * A change with where it came from.
     *
     * @param transaction the source's own id of it; null during a snapshot where the source has none
     * @param committedAt when the source committed it; during a snapshot, when it was read
     */
    public record SourceChange(Change change, @Nullable String transaction, Instant committedAt) {}

    /**
     * The snapshot that a batch is part of. It stamps the rows of its batches as seen; a change from the log leaves the stamp of a record as it
     * is, and makes new records without one.
     *
     * @param id names this run of the snapshot; it may go on under this id after a restart
     * @param completedTables tables of which this batch holds the last row: what the snapshot did not see of them is retracted, so nothing else
     *     may have spoken of the table meanwhile. Beside a log there are none, and who reads asks for what it did not see
     */
    public record Snapshot(String id, Set<String> completedTables) {}
}
