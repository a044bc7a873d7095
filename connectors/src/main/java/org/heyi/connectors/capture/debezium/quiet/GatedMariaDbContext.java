package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.config.Configuration;
import io.debezium.connector.mariadb.MariaDbConnectorConfig;
import io.debezium.connector.mariadb.MariaDbTaskContext;
import io.debezium.util.LoggingContext.PreviousContext;

/** Debezium's context of a task, at whose first use the {@link StartGate} is passed. */
final class GatedMariaDbContext extends MariaDbTaskContext {
    private final StartGate gate;

    GatedMariaDbContext(Configuration configuration, MariaDbConnectorConfig config, StartGate gate) {
        super(configuration, config);
        this.gate = gate;
    }

    @Override
    public PreviousContext configureLoggingContext(String name) {
        gate.pass(name);
        return super.configureLoggingContext(name);
    }
}
