package org.heyi.hub.torture;

import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/** Looks at the graph while none of the hub's transactions is under way: Neo4j shows a transaction piece by piece while it is committed. */
final class BetweenTurns {
    private BetweenTurns() {}

    /** What {@code look} finds while this holds the lock that each of the hub's transactions takes first. Writes nothing. */
    static <T> T look(Driver driver, Function<Transaction, T> look) {
        try (Session session = driver.session();
                Transaction transaction = session.beginTransaction()) {
            transaction.run("MATCH (h:Hub {name: 'hub'}) SET h.watched = true").consume();
            T found = look.apply(transaction);
            transaction.rollback();
            return found;
        }
    }
}
