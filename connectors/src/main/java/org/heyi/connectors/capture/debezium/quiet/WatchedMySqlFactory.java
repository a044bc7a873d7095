package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.binlog.BinlogDatabaseSchema;
import io.debezium.connector.mysql.MySqlChangeEventSourceFactory;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;

/** Makes a reader of the log that is watched. */
final class WatchedMySqlFactory extends MySqlChangeEventSourceFactory {
    private final MySqlParts parts;
    private final Statements statements;

    private WatchedMySqlFactory(MySqlParts parts, Statements statements) {
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
    static void install(ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> coordinator) {
        Class<?> holder = ChangeEventSourceCoordinator.class;
        String name = "changeEventSourceFactory";
        MySqlParts parts = MySqlParts.of(Inner.get(coordinator, holder, name, MySqlChangeEventSourceFactory.class));
        Statements statements = new Statements();
        Inner.set(
                parts.schema(),
                BinlogDatabaseSchema.class,
                "ddlParser",
                PatientMySqlParser.of(parts.schema(), statements));
        Inner.set(coordinator, holder, name, new WatchedMySqlFactory(parts, statements));
    }

    @Override
    public StreamingChangeEventSource<MySqlPartition, MySqlOffsetContext> getStreamingChangeEventSource() {
        parts.queue().disableBuffering();
        LogWatch<MySqlPartition, MySqlOffsetContext> watch = new LogWatch<>(
                parts.dispatcher(),
                parts.schema(),
                parts.config().getTableFilters().dataCollectionFilter()::isIncluded,
                new Definitions(parts.connections()),
                statements);
        return new WatchedMySqlStream(parts, watch);
    }
}
