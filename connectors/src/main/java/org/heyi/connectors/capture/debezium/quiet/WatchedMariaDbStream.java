package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import io.debezium.connector.mariadb.MariaDbOffsetContext;
import io.debezium.connector.mariadb.MariaDbPartition;
import io.debezium.connector.mariadb.MariaDbStreamingChangeEventSource;
import java.util.function.Predicate;

/** Debezium's reader of MariaDB's log, which a {@link LogWatch} watches. Used by one thread, that of the log's reader. */
final class WatchedMariaDbStream extends MariaDbStreamingChangeEventSource {
    private final LogWatch<MariaDbPartition, MariaDbOffsetContext> watch;
    private final ClosedLog closed;

    WatchedMariaDbStream(MariaDbParts parts, LogWatch<MariaDbPartition, MariaDbOffsetContext> watch) {
        super(
                parts.config(),
                parts.connections().mainConnection(),
                parts.dispatcher(),
                parts.errors(),
                parts.clock(),
                parts.context(),
                parts.schema(),
                parts.metrics(),
                parts.snapshotter(),
                parts.client());
        this.watch = watch;
        this.closed = new ClosedLog(parts.errors());
        parts.client().registerLifecycleListener(closed);
        parts.client()
                .setEventDeserializer(new WholeEvents(parts.config().getLogicalName(), createEventDeserializer()));
    }

    @Override
    public void execute(ChangeEventSourceContext context, MariaDbPartition partition, MariaDbOffsetContext offset)
            throws InterruptedException {
        closed.reading(context);
        super.execute(context, partition, offset);
    }

    @Override
    protected void handleGtidEvent(
            MariaDbPartition partition, MariaDbOffsetContext offset, Event event, Predicate<String> filter)
            throws InterruptedException {
        MariadbGtidEventData gtid = unwrapData(event);
        watch.begin((gtid.getFlags() & MariadbGtidEventData.FL_STANDALONE) != 0);
        super.handleGtidEvent(partition, offset, event, filter);
        String xid = gtid instanceof XaGtid read ? read.prepares() : null;
        if (xid != null) {
            watch.prepare(partition, xid);
        }
    }

    @Override
    protected void handleQueryEvent(MariaDbPartition partition, MariaDbOffsetContext offset, Event event)
            throws InterruptedException {
        watch.statement(partition, offset, event, eventTimestamp, super::handleQueryEvent, (p, o, e) -> {});
    }

    @Override
    protected void handleUpdateTableMetadata(MariaDbPartition partition, MariaDbOffsetContext offset, Event event)
            throws InterruptedException {
        watch.table(partition, offset, event, super::handleUpdateTableMetadata, super::handleQueryEvent);
    }

    @Override
    protected void handleInsert(MariaDbPartition partition, MariaDbOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleInsert);
    }

    @Override
    protected void handleUpdate(MariaDbPartition partition, MariaDbOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleUpdate);
    }

    @Override
    protected void handleDelete(MariaDbPartition partition, MariaDbOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleDelete);
    }

    @Override
    protected void prepareTransaction(MariaDbOffsetContext offset, Event event) throws InterruptedException {
        watch.prepared(offset, event, eventTimestamp);
    }

    @Override
    protected void handleRotateLogsEvent(MariaDbOffsetContext offset, Event event) {
        watch.rotated();
        super.handleRotateLogsEvent(offset, event);
    }

    @Override
    protected void handleServerIncident(MariaDbPartition partition, MariaDbOffsetContext offset, Event event) {
        watch.incident(partition, offset, event);
        super.handleServerIncident(partition, offset, event);
    }

    @Override
    protected void ignoreEvent(MariaDbOffsetContext offset, Event event) {
        watch.ignored(offset, event);
        super.ignoreEvent(offset, event);
    }
}
