package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;

/** Debezium's reader of MySQL's log, which a {@link LogWatch} watches. Used by one thread, that of the log's reader. */
final class WatchedMySqlStream extends MySqlStreamingChangeEventSource {
    private final LogWatch<MySqlPartition, MySqlOffsetContext> watch;
    private final ClosedLog closed;

    WatchedMySqlStream(MySqlParts parts, LogWatch<MySqlPartition, MySqlOffsetContext> watch) {
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
    public void execute(ChangeEventSourceContext context, MySqlPartition partition, MySqlOffsetContext offset)
            throws InterruptedException {
        closed.reading(context);
        super.execute(context, partition, offset);
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        watch.statement(partition, offset, event, eventTimestamp, super::handleQueryEvent, this::begin);
    }

    private void begin(MySqlPartition partition, MySqlOffsetContext offset, Event event) throws InterruptedException {
        QueryEventData statement = unwrapData(event);
        handleTransactionBegin(partition, offset, event, statement.getThreadId());
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        watch.table(partition, offset, event, super::handleUpdateTableMetadata, super::handleQueryEvent);
    }

    @Override
    protected void handleInsert(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleInsert);
    }

    @Override
    protected void handleUpdate(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleUpdate);
    }

    @Override
    protected void handleDelete(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        watch.rows(partition, offset, event, super::handleDelete);
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) throws InterruptedException {
        watch.prepared(offset, event, eventTimestamp);
    }

    @Override
    protected void handleRotateLogsEvent(MySqlOffsetContext offset, Event event) {
        watch.rotated();
        super.handleRotateLogsEvent(offset, event);
    }

    @Override
    protected void handleServerIncident(MySqlPartition partition, MySqlOffsetContext offset, Event event) {
        watch.incident(partition, offset, event);
        super.handleServerIncident(partition, offset, event);
    }

    @Override
    protected void ignoreEvent(MySqlOffsetContext offset, Event event) {
        watch.ignored(offset, event);
        super.ignoreEvent(offset, event);
    }
}
