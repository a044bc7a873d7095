package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.mariadb.MariaDbConnectorConfig;
import io.debezium.connector.mariadb.MariaDbConnectorTask;
import io.debezium.connector.mariadb.MariaDbOffsetContext;
import io.debezium.connector.mariadb.MariaDbPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's task, which does not spin while its source is idle, does not write out each event, and reads a log that is watched. */
public final class QuietMariaDbTask extends MariaDbConnectorTask {
    private final StartGate gate = new StartGate();
    private @Nullable QuietPolling polling;

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration config) {
        polling = new QuietPolling(config.getString(CommonConnectorConfig.TOPIC_PREFIX));
        super.preStart(config);
        MariaDbConnectorConfig own =
                Inner.get(this, MariaDbConnectorTask.class, "connectorConfig", MariaDbConnectorConfig.class);
        GatedMariaDbContext context = new GatedMariaDbContext(config, own, gate);
        Inner.set(this, MariaDbConnectorTask.class, "taskContext", context);
        return context;
    }

    @Override
    protected ChangeEventSourceCoordinator<MariaDbPartition, MariaDbOffsetContext> start(Configuration config) {
        Inner.requireVersion();
        try {
            ChangeEventSourceCoordinator<MariaDbPartition, MariaDbOffsetContext> started = super.start(config);
            WatchedMariaDbFactory.install(started);
            return started;
        } finally {
            gate.open();
        }
    }

    @Override
    protected List<SourceRecord> doPoll() throws InterruptedException {
        EventMeter.end(coordinator);
        return polling == null ? super.doPoll() : polling.poll(super::doPoll);
    }
}
