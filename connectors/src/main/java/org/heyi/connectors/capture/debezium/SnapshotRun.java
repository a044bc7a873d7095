package org.heyi.connectors.capture.debezium;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.heyi.connectors.record.Batch.Snapshot;
import org.heyi.connectors.record.Batch.SourceChange;
import org.jspecify.annotations.Nullable;

/** The rows of a snapshot that wait for their batch, and which tables are done. Used by one thread. */
final class SnapshotRun {
    private final String id = UUID.randomUUID().toString();
    private final TransactionBatches batches;
    private final Set<String> unfinished;
    private List<SourceChange> changes = new ArrayList<>();
    private Set<String> finished = new HashSet<>();
    private int rows;

    /** @param tables all that the snapshot reads, as the mappings name them */
    SnapshotRun(TransactionBatches batches, Set<String> tables) {
        this.batches = batches;
        this.unfinished = new HashSet<>(tables);
    }

    void row(List<SourceChange> more) {
        changes.addAll(more);
        rows++;
    }

    /** The table's last row has been given. */
    void finished(String table) {
        if (unfinished.remove(table)) {
            finished.add(table);
        }
    }

    /** Passes on what is there. */
    void flush() throws InterruptedException {
        if (rows > 0 || !finished.isEmpty()) {
            pass(null);
        }
    }

    /** Passes on the rest: the tables left are empty. */
    void end(String position) throws InterruptedException {
        finished.addAll(unfinished);
        unfinished.clear();
        pass(position);
    }

    private void pass(@Nullable String position) throws InterruptedException {
        batches.snapshot(changes, rows, new Snapshot(id, finished), position);
        changes = new ArrayList<>();
        finished = new HashSet<>();
        rows = 0;
    }
}
