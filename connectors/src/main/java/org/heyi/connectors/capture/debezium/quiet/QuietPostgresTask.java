package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's task, which neither spins nor asks the server all the time while its source is idle, and does not write out each event. */
public final class QuietPostgresTask extends PostgresConnectorTask {
    private @Nullable QuietPolling polling;

    @Override
    public CdcSourceTaskContext<PostgresConnectorConfig> preStart(Configuration config) {
        polling = new QuietPolling(config.getString(CommonConnectorConfig.TOPIC_PREFIX));
        return super.preStart(config);
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        EventMeter.end(coordinator);
        return polling == null ? super.doPoll() : polling.poll(super::doPoll);
    }

    @Override
    protected ReplicationConnection buildReplicationConnection(
            PostgresConnection connection, PostgresSchema schema, PostgresConnectorConfig config) throws SQLException {
        return new QuietReplication(super.buildReplicationConnection(connection, schema, config));
    }
}
