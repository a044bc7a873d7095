package org.heyi.connectors.capture.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.Snapshot;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/** Last pass over a file: its rows become batches of a snapshot of its table. Used by one thread. */
final class RowBatches implements FileRows.Visitor {
    private final String source;
    private final TableMapping mapping;
    private final Progress progress;
    private final int batchRows;
    private final Instant at;
    private final String id = UUID.randomUUID().toString();
    private List<SourceChange> changes = new ArrayList<>();
    private int rows;

    /** @param at when the department wrote the file */
    RowBatches(String source, TableMapping mapping, Progress progress, int batchRows, Instant at) {
        this.source = source;
        this.mapping = mapping;
        this.progress = progress;
        this.batchRows = batchRows;
        this.at = at;
    }

    @Override
    public void header(List<String> columns) {}

    @Override
    public void row(long number, @Nullable String[] values) throws InterruptedException {
        if (rows == batchRows) {
            pass(Set.of(), null);
        }
        for (Change change : mapping.changed(new Row((Object[]) values), at)) {
            changes.add(new SourceChange(change, null, at));
        }
        rows++;
    }

    /** The file is read to its end: what was not in it is gone from the table. */
    void end(String position) throws InterruptedException {
        pass(Set.of(mapping.table().name()), position);
    }

    private void pass(Set<String> completed, @Nullable String position) throws InterruptedException {
        progress.apply(new Batch(source, changes, position, new Snapshot(id, completed), null), rows);
        changes = new ArrayList<>();
        rows = 0;
    }
}
