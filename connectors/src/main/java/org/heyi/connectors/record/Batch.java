package org.heyi.connectors.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole source transactions, to be committed to the graph in one transaction together with the position.
 *
 * @param source the connector's folder name
 * @param changes in the source's order; each with the transaction it came from
 * @param position where the source is to go on after these changes; opaque, at most a few kB; null keeps the last one
 * @param snapshot present while a snapshot is read
 * @param openTransaction the source's id of a transaction above the size limit of which this batch holds only a part, and whose end is yet
 *     to come; null when every transaction in here is whole
 */
public record Batch(
        String source,
        List<SourceChange> changes,
        @Nullable String position,
        @Nullable Snapshot snapshot,
        @Nullable String openTransaction) {

    /**
     * A change with where it came from.
     *
     * @param transaction the source's own id of it; null during a snapshot where the source has none
     * @param committedAt when the source committed it; during a snapshot, when it was read
     */
    public record SourceChange(Change change, @Nullable String transaction, Instant committedAt) {}

    /**
     * The snapshot that a batch is part of.
     *
     * @param id names this run of the snapshot; another run of it, also after a restart, has another id
     * @param completedTables tables of which this batch holds the last row: what the snapshot did not see of them is retracted
     */
    public record Snapshot(String id, Set<String> completedTables) {}
}
