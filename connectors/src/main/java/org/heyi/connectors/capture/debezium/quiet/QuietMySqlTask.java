package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlConnectorTask;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's task, which does not spin while its source is idle, does not write out each event, and reads a log that is watched. */
public final class QuietMySqlTask extends MySqlConnectorTask {
    private final StartGate gate = new StartGate();
    private @Nullable QuietPolling polling;

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration config) {
        polling = new QuietPolling(config.getString(CommonConnectorConfig.TOPIC_PREFIX));
        super.preStart(config);
        MySqlConnectorConfig own =
                Inner.get(this, MySqlConnectorTask.class, "connectorConfig", MySqlConnectorConfig.class);
        GatedMySqlContext context = new GatedMySqlContext(config, own, gate);
        Inner.set(this, MySqlConnectorTask.class, "taskContext", context);
        return context;
    }

    @Override
    public ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration config) {
        Inner.requireVersion();
        try {
            ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> started = super.start(config);
            WatchedMySqlFactory.install(started);
            return started;
        } finally {
            gate.open();
        }
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        EventMeter.end(coordinator);
        return polling == null ? super.doPoll() : polling.poll(super::doPoll);
    }
}
