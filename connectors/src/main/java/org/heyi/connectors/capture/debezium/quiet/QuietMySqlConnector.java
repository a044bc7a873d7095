package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.mysql.MySqlConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with {@link QuietMySqlTask}. */
// Debezium's own inheritance is unchecked.
@SuppressWarnings("unchecked")
public final class QuietMySqlConnector extends MySqlConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return QuietMySqlTask.class;
    }
}
