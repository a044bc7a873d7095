package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.postgresql.PostgresConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with {@link QuietPostgresTask}. */
// Debezium's own inheritance is unchecked.
@SuppressWarnings("unchecked")
public final class QuietPostgresConnector extends PostgresConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return QuietPostgresTask.class;
    }
}
