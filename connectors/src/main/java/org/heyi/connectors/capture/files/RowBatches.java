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
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Last pass over a file: its rows become batches of a snapshot of its table. Used by one thread. */
final class RowBatches implements FileRows.Visitor {
    /** A batch is held in memory, more than once on its way. */
    private static final long MOST_CHARACTERS = 2 << 20;

    private final String source;
    private final TableMapping mapping;
    private final Progress progress;
    private final int batchRows;
    private final Instant at;
    private final String id = UUID.randomUUID().toString();
    private List<SourceChange> changes = new ArrayList<>();
    private int rows;
    private long characters;

    /** @param at when the department wrote the file */
    RowBatches(String source, TableMapping mapping, Progress progress, int batchRows, Instant at) {
        this.source = source;
        this.mapping = mapping;
        this.progress = progress;
        this.batchRows = batchRows;
        this.at = at;
    }

    /** The graph did not take the rows; the file may be a good one. */
    static final class NotTakenException extends RuntimeException {
        private final RuntimeException why;

        private NotTakenException(RuntimeException cause) {
            super(cause);
            this.why = cause;
        }

        /** What to tell of the file at {@code place}. */
        Fault at(Place place) {
            return why instanceof FaultException known
                    ? known.faults().get(0)
                    : Fault.of(FaultCode.FILE_NOT_TAKEN, place, String.valueOf(why.getMessage()));
        }
    }

    @Override
    public void header(List<String> columns) {}

    @Override
    public void row(long number, @Nullable Object[] values) throws InterruptedException {
        if (rows == batchRows || characters > MOST_CHARACTERS) {
            pass(Set.of(), null);
        }
        for (Object value : values) {
            characters += value == null ? 0 : value.toString().length();
        }
        for (Change change : mapping.changed(new Row(values), at)) {
            changes.add(new SourceChange(change, null, at));
        }
        rows++;
    }

    /** The file is read to its end: what was not in it is gone from the table. */
    void end(String position) throws InterruptedException {
        pass(Set.of(mapping.table().name()), position);
    }

    private void pass(Set<String> completed, @Nullable String position) throws InterruptedException {
        Batch batch = new Batch(source, changes, position, new Snapshot(id, completed), null);
        try {
            progress.apply(batch, rows);
        } catch (RuntimeException e) {
            throw new NotTakenException(e);
        }
        changes = new ArrayList<>();
        rows = 0;
        characters = 0;
    }
}
