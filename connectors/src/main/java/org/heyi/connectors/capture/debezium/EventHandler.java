package org.heyi.connectors.capture.debezium;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.jspecify.annotations.Nullable;

/** Takes Debezium's events in the order of the log and makes batches of them. Used by one thread, that of the engine's task. */
final class EventHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final SourceDatabase database;
    private final HandOver handOver;
    private final RowMapper rows;
    private final TransactionBatches batches;
    private final Runnable snapshotDone;
    private final int most;
    private @Nullable SnapshotRun snapshot;
    private @Nullable RecordChangeEvent<SourceRecord> last;
    private @Nullable String confirmed;
    private volatile long seenAt = System.nanoTime();
    private volatile boolean mayBeSilent;

    /**
     * @param snapshot null when the source goes on from a position
     * @param snapshotDone is called when the snapshot is in the graph
     * @param most events that Debezium gives at once
     */
    EventHandler(
            SourceDatabase database,
            HandOver handOver,
            RowMapper rows,
            TransactionBatches batches,
            @Nullable SnapshotRun snapshot,
            Runnable snapshotDone,
            int most) {
        this.database = database;
        this.handOver = handOver;
        this.rows = rows;
        this.batches = batches;
        this.snapshot = snapshot;
        this.snapshotDone = snapshotDone;
        this.most = most;
        this.confirmed = handOver.position();
        this.mayBeSilent = true;
    }

    /** Whether nothing has come for so long that the log's reader must have died: while it lives, its heartbeats come. */
    boolean silent(Duration tooLong) {
        return !mayBeSilent && System.nanoTime() - seenAt > tooLong.toNanos();
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        mayBeSilent = true;
        long passedOn = batches.passedOn();
        for (RecordChangeEvent<SourceRecord> event : events) {
            accept(event.record());
        }
        if (snapshot != null) {
            snapshot.flush();
        }
        batches.flush();
        @Nullable RecordChangeEvent<SourceRecord> before = last;
        last = events.get(events.size() - 1);
        if (events.size() < most) {
            batches.await();
            confirm(last, committer);
        } else if (before != null && batches.passedOn() > passedOn) {
            // More is there to be read already. What was passed on before these events is committed.
            confirm(before, committer);
        }
        seenAt = System.nanoTime();
        mayBeSilent = snapshot != null;
    }

    private void confirm(
            RecordChangeEvent<SourceRecord> event, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        @Nullable String committed = handOver.position();
        if (!Objects.equals(confirmed, committed)) {
            committer.markProcessed(event);
            committer.markBatchFinished();
            confirmed = committed;
        }
    }

    private void accept(SourceRecord record) throws InterruptedException {
        if (!(record.value() instanceof Struct value)) {
            return;
        }
        if (record.topic().equals(EngineProperties.NOTIFICATIONS)) {
            notification(value, record.sourceOffset());
        } else if (value.schema().field("op") != null) {
            event(record, value);
        } else if (value.schema().field("status") != null) {
            boundary(value, record.sourceOffset());
        } else if (!batches.inTransaction() && snapshot == null) {
            batches.moved(position(record.sourceOffset(), null));
        }
    }

    /** The end of the snapshot, in its place among the events. */
    private void notification(Struct value, Map<String, ?> offset) throws InterruptedException {
        SnapshotRun running = snapshot;
        boolean initial = Objects.equals(value.getString("aggregate_type"), "Initial Snapshot");
        if (running != null && initial && Objects.equals(value.getString("type"), "COMPLETED")) {
            running.end(position(offset, null));
            batches.await();
            snapshot = null;
            snapshotDone.run();
        }
    }

    private void boundary(Struct value, Map<String, ?> offset) throws InterruptedException {
        String transaction = plain(value.getString("id"));
        if (value.getString("status").equals("BEGIN")) {
            batches.begin(transaction);
        } else {
            batches.end(position(offset, transaction));
        }
    }

    private void event(SourceRecord record, Struct value) throws InterruptedException {
        if (value.getString("op").equals("m")) {
            message(record);
            return;
        }
        Struct transaction = value.schema().field("transaction") == null ? null : value.getStruct("transaction");
        RowMapper.Mapped mapped = rows.map(record, transaction == null ? null : plain(transaction.getString("id")));
        if (snapshot != null) {
            snapshotRow(snapshot, value, mapped);
        } else if (mapped != null) {
            batches.row(mapped.changes(), mapped.bytes());
        }
        if (snapshot == null && (!batches.inTransaction() || (mapped != null && mapped.truncate() && endsItself()))) {
            batches.end(null);
        }
    }

    /** Debezium puts the event's place in the log behind PostgreSQL's transaction id. MySQL's ids have a colon of their own. */
    private String plain(String transaction) {
        int colon = database.address().postgres() ? transaction.indexOf(':') : -1;
        return colon < 0 ? transaction : transaction.substring(0, colon);
    }

    /** TRUNCATE is a transaction of its own in MariaDB and MySQL, whose end the log does not tell. */
    private boolean endsItself() {
        return !database.address().postgres();
    }

    private void snapshotRow(SnapshotRun run, Struct value, RowMapper.@Nullable Mapped mapped) {
        if (mapped != null) {
            run.row(mapped.changes());
            String marker = value.getStruct("source").getString("snapshot");
            if (marker != null && marker.startsWith("last")) {
                run.finished(mapped.table());
            }
        }
    }

    /** Our own message in the log: it was read up to here. */
    private void message(SourceRecord record) {
        if (!batches.inTransaction()) {
            batches.moved(position(record.sourceOffset(), null));
        }
    }

    private String position(Map<String, ?> offset, @Nullable String transaction) {
        return database.after(offset, transaction).json();
    }
}
