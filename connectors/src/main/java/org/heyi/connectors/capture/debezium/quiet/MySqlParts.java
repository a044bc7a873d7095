package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlChangeEventSourceFactory;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;

/** What Debezium's task gave its factory to make a reader of the log with. */
record MySqlParts(
        MySqlConnectorConfig config,
        MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections,
        ErrorHandler errors,
        EventDispatcher<MySqlPartition, TableId> dispatcher,
        Clock clock,
        MySqlDatabaseSchema schema,
        MySqlTaskContext context,
        MySqlStreamingChangeEventSourceMetrics metrics,
        ChangeEventQueue<DataChangeEvent> queue,
        SnapshotterService snapshotter,
        BinaryLogClient client) {

    @SuppressWarnings("unchecked")
    static MySqlParts of(MySqlChangeEventSourceFactory factory) {
        return new MySqlParts(
                part(factory, "configuration", MySqlConnectorConfig.class),
                part(factory, "connectionFactory", MainConnectionProvidingConnectionFactory.class),
                part(factory, "errorHandler", ErrorHandler.class),
                part(factory, "dispatcher", EventDispatcher.class),
                part(factory, "clock", Clock.class),
                part(factory, "schema", MySqlDatabaseSchema.class),
                part(factory, "taskContext", MySqlTaskContext.class),
                part(factory, "streamingMetrics", MySqlStreamingChangeEventSourceMetrics.class),
                part(factory, "queue", ChangeEventQueue.class),
                part(factory, "snapshotterService", SnapshotterService.class),
                part(factory, "binaryLogClient", BinaryLogClient.class));
    }

    private static <T> T part(MySqlChangeEventSourceFactory factory, String name, Class<T> type) {
        return Inner.get(factory, MySqlChangeEventSourceFactory.class, name, type);
    }
}
