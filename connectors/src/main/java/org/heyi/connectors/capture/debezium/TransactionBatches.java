package org.heyi.connectors.capture.debezium;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.Snapshot;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes together into batches of whole transactions. A transaction is held until its end has come, unless it is above the limit: then
 * it is passed on in parts that are marked. Used by one thread.
 */
final class TransactionBatches {
    private final String source;
    private final CaptureOptions options;
    private final Progress progress;
    private final Commits commits;
    private final Consumer<String> committed;
    private final Supplier<@Nullable String> tables;
    private Pending whole = new Pending();
    private Pending open = new Pending();
    private @Nullable String openId;
    private boolean inTransaction;
    private boolean inParts;
    private @Nullable String position;
    private @Nullable String lastPosition;
    private long lastPassedOn = System.nanoTime();
    private long passedOn;

    /** Rows that wait for their batch. */
    private static final class Pending {
        private final List<SourceChange> changes = new ArrayList<>();
        private int rows;
        private long bytes;

        private void add(List<SourceChange> more, int moreRows, long moreBytes) {
            changes.addAll(more);
            rows += moreRows;
            bytes += moreBytes;
        }
    }

    /**
     * @param startPosition where the source goes on from; null before a snapshot
     * @param committed is given each new position after the sink has committed it, on another thread
     * @param tables how far the tables have been read, when that is another than the time before; asked for each batch
     */
    TransactionBatches(
            String source,
            CaptureOptions options,
            Progress progress,
            Commits commits,
            @Nullable String startPosition,
            Consumer<String> committed,
            Supplier<@Nullable String> tables) {
        this.source = source;
        this.options = options;
        this.progress = progress;
        this.commits = commits;
        this.lastPosition = startPosition;
        this.committed = committed;
        this.tables = tables;
    }

    boolean inTransaction() {
        return inTransaction;
    }

    /**
     * A transaction begins. Where the log tells no end of the one before, this is its end; the same one again is read anew, since the log's
     * reader lost its connection in the middle.
     */
    void begin(String transaction) throws InterruptedException {
        if (inTransaction && transaction.equals(openId)) {
            open = new Pending();
        } else if (inTransaction) {
            end(null);
        }
        inTransaction = true;
        openId = transaction;
    }

    /** What one row of the open transaction means, with an estimate of the memory it takes. */
    void row(List<SourceChange> changes, long bytes) throws InterruptedException {
        boolean full = open.rows >= options.transactionRows() || open.bytes >= options.transactionBytes();
        // Only when more has come: so the last part is never empty, and is known as the transaction's.
        if (full && !changes.isEmpty()) {
            flush();
            apply(open, null, null, openId);
            open = new Pending();
            inParts = true;
        }
        open.add(changes, 1, bytes);
    }

    /** The open transaction is whole; {@code after} is the position behind it, null to keep the one before. */
    void end(@Nullable String after) throws InterruptedException {
        inTransaction = false;
        if (inParts) {
            inParts = false;
            apply(open, after, null, null);
            open = new Pending();
            return;
        }
        if (whole.rows + open.rows > options.batchRows() || whole.bytes + open.bytes > options.transactionBytes()) {
            flush();
        }
        whole.add(open.changes, open.rows, open.bytes);
        open = new Pending();
        moved(after);
    }

    /** The log has been read up to here, outside of any transaction. */
    void moved(@Nullable String after) {
        position = after == null ? position : after;
    }

    /** Passes on the whole transactions that are there; a position that moved without them no more often than the heartbeat. */
    void flush() throws InterruptedException {
        boolean moved = position != null && !position.equals(lastPosition);
        if (whole.rows > 0
                || (moved
                        && System.nanoTime() - lastPassedOn
                                >= options.heartbeat().toNanos())) {
            apply(whole, position, null, null);
            whole = new Pending();
        }
    }

    /** Passes on rows that were read beside the log, ahead of the transactions that wait. */
    void read(List<SourceChange> changes, int rows, Snapshot snapshot) throws InterruptedException {
        Pending read = new Pending();
        read.add(changes, rows, 0);
        apply(read, null, snapshot, inParts ? openId : null);
    }

    /** Passes on the whole transactions that are there, and waits until all that was passed on is committed. */
    void settle() throws InterruptedException {
        if (whole.rows > 0) {
            flush();
        }
        await();
    }

    /** The id of the transaction of which parts have been passed on, and whose end is yet to come; null when there is none. */
    @Nullable
    String openTransaction() {
        return inParts ? openId : null;
    }

    /** Passes on how far the tables have been read, and where the log is to be read from. */
    void keep(@Nullable String start) throws InterruptedException {
        apply(new Pending(), start, null, openTransaction());
        await();
    }

    private void apply(
            Pending pending, @Nullable String after, @Nullable Snapshot snapshot, @Nullable String openTransaction)
            throws InterruptedException {
        Batch batch = new Batch(source, pending.changes, after, snapshot, openTransaction, tables.get());
        Sink.Prepared prepared = progress.prepare(batch, pending.rows);
        commits.add(prepared, after == null ? () -> {} : () -> committed.accept(after));
        if (after != null) {
            lastPosition = after;
            position = null;
        }
        lastPassedOn = System.nanoTime();
        passedOn++;
    }

    /** How many batches were passed on; all but the last of them are committed. */
    long passedOn() {
        return passedOn;
    }

    /** Waits until all that was passed on is committed. */
    void await() throws InterruptedException {
        commits.await();
    }
}
