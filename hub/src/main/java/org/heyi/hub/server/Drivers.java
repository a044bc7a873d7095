package org.heyi.hub.server;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationConfig;

/** Drivers of Neo4j, all set up alike. */
public final class Drivers {
    private static final long LONGEST_WAIT_FOR_CONNECTION_SECONDS = 30;

    private Drivers() {}

    /** A driver that connects when it is first used; the caller closes it. */
    // Deprecated in favour of the platform's logger. But with that one the driver writes out each message, all
    // parameters and rows
    // in it, before it asks whether anybody wants to read it.
    @SuppressWarnings("deprecation")
    public static Driver driver(URI uri, String user, String password) {
        Config config = Config.builder()
                .withConnectionAcquisitionTimeout(LONGEST_WAIT_FOR_CONNECTION_SECONDS, TimeUnit.SECONDS)
                .withLogging(Logging.slf4j())
                // Advice for those who write Cypher by hand; Neo4j works it out for each statement that it runs.
                .withNotificationConfig(NotificationConfig.disableAllConfig())
                .build();
        return GraphDatabase.driver(uri, AuthTokens.basic(user, password), config);
    }
}
