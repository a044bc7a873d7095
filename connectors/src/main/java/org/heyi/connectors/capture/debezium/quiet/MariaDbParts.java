package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mariadb.MariaDbChangeEventSourceFactory;
import io.debezium.connector.mariadb.MariaDbConnectorConfig;
import io.debezium.connector.mariadb.MariaDbDatabaseSchema;
import io.debezium.connector.mariadb.MariaDbPartition;
import io.debezium.connector.mariadb.MariaDbTaskContext;
import io.debezium.connector.mariadb.metrics.MariaDbStreamingChangeEventSourceMetrics;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;

/** What Debezium's task gave its factory to make a reader of the log with. */
record MariaDbParts(
        MariaDbConnectorConfig config,
        MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections,
        ErrorHandler errors,
        EventDispatcher<MariaDbPartition, TableId> dispatcher,
        Clock clock,
        MariaDbDatabaseSchema schema,
        MariaDbTaskContext context,
        MariaDbStreamingChangeEventSourceMetrics metrics,
        ChangeEventQueue<DataChangeEvent> queue,
        SnapshotterService snapshotter,
        BinaryLogClient client) {

    @SuppressWarnings("unchecked")
    static MariaDbParts of(MariaDbChangeEventSourceFactory factory) {
        return new MariaDbParts(
                part(factory, "configuration", MariaDbConnectorConfig.class),
                part(factory, "connectionFactory", MainConnectionProvidingConnectionFactory.class),
                part(factory, "errorHandler", ErrorHandler.class),
                part(factory, "dispatcher", EventDispatcher.class),
                part(factory, "clock", Clock.class),
                part(factory, "schema", MariaDbDatabaseSchema.class),
                part(factory, "taskContext", MariaDbTaskContext.class),
                part(factory, "streamingMetrics", MariaDbStreamingChangeEventSourceMetrics.class),
                part(factory, "queue", ChangeEventQueue.class),
                part(factory, "snapshotterService", SnapshotterService.class),
                part(factory, "binaryLogClient", BinaryLogClient.class));
    }

    private static <T> T part(MariaDbChangeEventSourceFactory factory, String name, Class<T> type) {
        return Inner.get(factory, MariaDbChangeEventSourceFactory.class, name, type);
    }
}
