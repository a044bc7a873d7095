package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.mysql.MySqlConnectorTask;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's task, which does not spin while its source is idle, and does not write out each event. */
public final class QuietMySqlTask extends MySqlConnectorTask {
    private @Nullable QuietPolling polling;

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration config) {
        polling = new QuietPolling(config.getString(CommonConnectorConfig.TOPIC_PREFIX));
        return super.preStart(config);
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        EventMeter.end(coordinator);
        return polling == null ? super.doPoll() : polling.poll(super::doPoll);
    }
}
