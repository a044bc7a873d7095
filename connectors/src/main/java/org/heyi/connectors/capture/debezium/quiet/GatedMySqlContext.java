package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.util.LoggingContext.PreviousContext;

/** Debezium's context of a task, at whose first use the {@link StartGate} is passed. */
final class GatedMySqlContext extends MySqlTaskContext {
    private final StartGate gate;

    GatedMySqlContext(Configuration configuration, MySqlConnectorConfig config, StartGate gate) {
        super(configuration, config);
        this.gate = gate;
    }

    @Override
    public PreviousContext configureLoggingContext(String name) {
        gate.pass(name);
        return super.configureLoggingContext(name);
    }
}
