package org.heyi.hub.graph;

import java.util.function.Supplier;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/** What the graph said when it last answered, for those who look on while it is away; before its first answer, the value at the beginning. */
final class LastKnown<T> {
    private volatile T value;

    LastKnown(T beginning) {
        this.value = beginning;
    }

    /**
     * The graph's answer, or the one before when it is away.
     *
     * @throws Neo4jException when it failed and will again
     */
    T of(Supplier<T> question) {
        try {
            value = question.get();
        } catch (Neo4jException e) {
            if (!(e instanceof RetryableException)) {
                throw e;
            }
        }
        return value;
    }
}
