package org.heyi.connectors.capture.debezium;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.debezium.quiet.LogNote;
import org.heyi.connectors.capture.reading.Moment.Reached;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Debezium's events in the order of the log and makes batches of them. Used by one thread, that of the engine's task. */
final class EventHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);

    private final SourceDatabase database;
    private final HandOver handOver;
    private final RowMapper rows;
    private final StreamedTables tables;
    private final TransactionBatches batches;
    private final Runnable begun;
    private final int most;
    private final LogNotes notes;
    private final CascadeWatch cascades;
    private boolean follows;
    private @Nullable RecordChangeEvent<SourceRecord> last;
    private @Nullable String confirmed;
    private volatile long seenAt = System.nanoTime();
    private volatile boolean mayBeSilent;

    /**
     * @param begun is called when it is known where the log is read from
     * @param most events that Debezium gives at once
     * @param notes looks at what the log tells besides rows
     * @param cascades looks at what rows tell of others
     */
    EventHandler(
            SourceDatabase database,
            HandOver handOver,
            RowMapper rows,
            StreamedTables tables,
            Runnable begun,
            int most,
            LogNotes notes,
            CascadeWatch cascades) {
        this.database = database;
        this.handOver = handOver;
        this.rows = rows;
        this.tables = tables;
        this.batches = tables.batches();
        this.begun = begun;
        this.most = most;
        this.notes = notes;
        this.cascades = cascades;
        this.confirmed = handOver.position();
        this.follows = handOver.position() != null;
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
        synchronized (tables) {
            handle(events, committer);
        }
        seenAt = System.nanoTime();
        mayBeSilent = !follows;
    }

    private void handle(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        long passedOn = batches.passedOn();
        for (RecordChangeEvent<SourceRecord> event : events) {
            accept(event.record());
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
        LogNote note = LogNote.in(record);
        if (note != null) {
            notes.take(note);
        }
        if (!(record.value() instanceof Struct value)) {
            return;
        }
        if (record.topic().equals(EngineProperties.NOTIFICATIONS)) {
            notification(value, record.sourceOffset());
        } else if (value.schema().field("op") != null) {
            event(record, value);
        } else if (value.schema().field("status") != null) {
            boundary(value, record.sourceOffset());
        } else if (!batches.inTransaction() && follows) {
            moved(position(record.sourceOffset(), null), 0);
        }
    }

    /** Where the log begins, for a source that has no position yet. */
    private void notification(Struct value, Map<String, ?> offset) throws InterruptedException {
        boolean initial = Objects.equals(value.getString("aggregate_type"), "Initial Snapshot");
        if (!follows && initial && Objects.equals(value.getString("type"), "COMPLETED")) {
            LogPosition start = database.after(offset, null);
            follows = true;
            batches.keep(start.json());
            moved(start, 0);
            begun.run();
        }
    }

    private void boundary(Struct value, Map<String, ?> offset) throws InterruptedException {
        String transaction = plain(value.getString("id"));
        if (value.getString("status").equals("BEGIN")) {
            cascades.begin();
            rows.begin();
            batches.begin(transaction);
        } else {
            LogPosition after = position(offset, transaction);
            batches.end(after.json());
            tables.reached(new Reached(0, after));
        }
    }

    private void event(SourceRecord record, Struct value) throws InterruptedException {
        if (value.getString("op").equals("m")) {
            message(value, record.sourceOffset());
            return;
        }
        cascades.row(record, value);
        Struct transaction = value.schema().field("transaction") == null ? null : value.getStruct("transaction");
        RowMapper.Mapped mapped =
                mapped(record, value, transaction == null ? null : plain(transaction.getString("id")));
        if (mapped != null) {
            batches.row(mapped.changes(), mapped.bytes());
        }
        if (!batches.inTransaction() || (mapped != null && mapped.truncate() && endsItself())) {
            batches.end(null);
        }
    }

    /** What is wrong with a table stops it alone. */
    private RowMapper.@Nullable Mapped mapped(SourceRecord record, Struct value, @Nullable String transaction) {
        Struct origin = value.getStruct("source");
        @Nullable String table = rows.table(origin);
        if (table == null || tables.isStopped(table)) {
            return null;
        }
        try {
            RowMapper.Mapped mapped = rows.map(record, transaction);
            if (mapped != null) {
                touched(mapped, place(origin, transaction));
            }
            return mapped;
        } catch (FaultException e) {
            tables.stop(table, e.faults().get(0));
            return null;
        } catch (RowUnreadableException e) {
            // The others do not wait for it; what the row holds comes when the table can be read.
            LOG.info("{}: is read once more, since a row could not be: {}", table, e.getMessage());
            tables.readOnceMore(table);
            return null;
        }
    }

    private void touched(RowMapper.Mapped mapped, StreamedTables.LogPlace place) {
        if (mapped.truncate()) {
            tables.emptied(mapped.table(), place);
        } else {
            tables.touched(mapped.table(), mapped.row(), place);
        }
    }

    private StreamedTables.LogPlace place(Struct origin, @Nullable String transaction) {
        String id = Objects.requireNonNullElse(transaction, "");
        if (database.address().postgres()) {
            Long xid = origin.getInt64("txId");
            return new StreamedTables.LogPlace(xid == null ? id : xid.toString(), "", 0);
        }
        return new StreamedTables.LogPlace(id, origin.getString("file"), origin.getInt64("pos"));
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

    /** Our own message in the log: it was read up to here. */
    private void message(Struct value, Map<String, ?> offset) {
        byte[] content = value.getStruct("message").getBytes("content");
        long mark = tables.markOf(new String(content, StandardCharsets.UTF_8));
        if (batches.inTransaction()) {
            tables.reached(new Reached(mark, null));
        } else {
            moved(position(offset, null), mark);
        }
    }

    private void moved(LogPosition position, long mark) {
        batches.moved(position.json());
        tables.reached(new Reached(mark, position));
    }

    private LogPosition position(Map<String, ?> offset, @Nullable String transaction) {
        LogPosition after = database.after(offset, transaction);
        return notes.prepared().in(after);
    }
}
