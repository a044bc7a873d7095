package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.mariadb.MariaDbConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with {@link QuietMariaDbTask}. */
// Debezium's own inheritance is unchecked.
@SuppressWarnings("unchecked")
public final class QuietMariaDbConnector extends MariaDbConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return QuietMariaDbTask.class;
    }
}
