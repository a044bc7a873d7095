package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.binlog.BinlogOffsetContext;
import io.debezium.connector.binlog.BinlogPartition;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.heyi.connectors.capture.debezium.quiet.LogNote.Reason;
import org.jspecify.annotations.Nullable;

/** Writes {@link LogNote}s among Debezium's events. Used by one thread, that of the log's reader. */
final class NoteTaker {
    private final EventDispatcher<?, TableId> dispatcher;
    private final Set<TableId> touched = new LinkedHashSet<>();
    private final Set<TableId> told = new HashSet<>();
    private @Nullable String xid;

    NoteTaker(EventDispatcher<?, TableId> dispatcher) {
        this.dispatcher = dispatcher;
    }

    void take(BinlogPartition partition, BinlogOffsetContext<?> offset, LogNote note) throws InterruptedException {
        dispatcher.enqueueNotification(new NoteRecord(partition.getSourcePartition(), offset.getOffset(), note));
    }

    /** A transaction begins. */
    void begin() {
        touched.clear();
        told.clear();
        xid = null;
    }

    /** The transaction that began is an XA one: its rows are not given out, only which tables they are of. */
    void prepare(String name) {
        xid = name;
    }

    /** Whether the transaction is only to be prepared. */
    boolean preparing() {
        return xid != null;
    }

    /** Rows of the table have come. */
    void touch(TableId table) {
        touched.add(table);
    }

    /** The XA transaction is prepared; {@code onePhase} when that is its commit as well. */
    void prepared(BinlogPartition partition, BinlogOffsetContext<?> offset, boolean onePhase)
            throws InterruptedException {
        String name = xid;
        if (name != null) {
            Set<org.heyi.connectors.capture.database.TableId> tables = new LinkedHashSet<>();
            touched.forEach(table -> tables.add(ours(table)));
            take(partition, offset, new LogNote.Prepared(name, tables));
            if (onePhase) {
                take(partition, offset, new LogNote.Decided(name, true));
            }
        }
        begin();
    }

    /** What the transaction did, or what it did since a savepoint, was rolled back although the log has its rows. */
    void rolledBack(BinlogPartition partition, BinlogOffsetContext<?> offset) throws InterruptedException {
        for (TableId table : touched) {
            unreadable(partition, offset, table, Reason.ROLLED_BACK);
        }
    }

    /** Told once in a transaction, which may have millions of rows. */
    void unreadable(BinlogPartition partition, BinlogOffsetContext<?> offset, TableId table, Reason because)
            throws InterruptedException {
        if (told.add(table)) {
            take(partition, offset, new LogNote.UnreadableRows(ours(table), because));
        }
    }

    private static org.heyi.connectors.capture.database.TableId ours(TableId table) {
        return new org.heyi.connectors.capture.database.TableId(table.catalog(), table.table());
    }
}
