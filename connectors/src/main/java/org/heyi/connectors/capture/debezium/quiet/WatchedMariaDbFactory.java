package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.binlog.BinlogDatabaseSchema;
import io.debezium.connector.mariadb.MariaDbChangeEventSourceFactory;
import io.debezium.connector.mariadb.MariaDbOffsetContext;
import io.debezium.connector.mariadb.MariaDbPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;

/** Makes a reader of the log that is watched. */
final class WatchedMariaDbFactory extends MariaDbChangeEventSourceFactory {
    private final MariaDbParts parts;
    private final Statements statements;

    private WatchedMariaDbFactory(MariaDbParts parts, Statements statements) {
        super(
                parts.config(),
                parts.connections(),
                parts.errors(),
                parts.dispatcher(),
                parts.clock(),
                parts.schema(),
                parts.context(),
                parts.metrics(),
                parts.queue(),
                parts.snapshotter(),
                parts.client());
        this.parts = parts;
        this.statements = statements;
    }

    /** Puts one in the place of the task's own, and a parser that stops at nothing in the place of its schema's. */
    static void install(ChangeEventSourceCoordinator<MariaDbPartition, MariaDbOffsetContext> coordinator) {
        Class<?> holder = ChangeEventSourceCoordinator.class;
        String name = "changeEventSourceFactory";
        MariaDbParts parts =
                MariaDbParts.of(Inner.get(coordinator, holder, name, MariaDbChangeEventSourceFactory.class));
        Statements statements = new Statements();
        Inner.set(
                parts.schema(),
                BinlogDatabaseSchema.class,
                "ddlParser",
                PatientMariaDbParser.of(parts.schema(), statements));
        Inner.set(coordinator, holder, name, new WatchedMariaDbFactory(parts, statements));
    }

    @Override
    public StreamingChangeEventSource<MariaDbPartition, MariaDbOffsetContext> getStreamingChangeEventSource() {
        parts.queue().disableBuffering();
        LogWatch<MariaDbPartition, MariaDbOffsetContext> watch = new LogWatch<>(
                parts.dispatcher(),
                parts.schema(),
                parts.config().getTableFilters().dataCollectionFilter()::isIncluded,
                new Definitions(parts.connections()),
                statements);
        return new WatchedMariaDbStream(parts, watch);
    }
}
