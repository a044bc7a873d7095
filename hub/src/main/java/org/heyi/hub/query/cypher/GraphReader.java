package org.heyi.hub.query.cypher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.heyi.hub.query.Viewer;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/** Runs statements that read the graph: the only way from the API to Neo4j. */
public final class GraphReader {
    private static final SessionConfig READING =
            SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
    private final Driver driver;
    private final LongAdder statements = new LongAdder();

    public GraphReader(Driver driver) {
        this.driver = driver;
    }

    /**
     * The answer of an operation, from one statement.
     *
     * @param viewer who asks
     * @param time after which the graph gives up
     * @throws FaultException when the graph is away, or the time is over
     */
    public Map<String, @Nullable Object> read(Viewer viewer, Plan.Statement statement, Duration time) {
        List<List<Object>> rows = rows(viewer, statement.cypher(), statement.parameters(), time);
        return statement.answer((List<?>) rows.get(0).get(0));
    }

    /** Statements run so far. */
    public long statements() {
        return statements.sum();
    }

    /** The rows of a statement, values as the driver gives them as Java objects. */
    List<List<Object>> rows(Viewer viewer, String cypher, Map<String, @Nullable Object> parameters, Duration time) {
        statements.increment();
        TransactionConfig limits = TransactionConfig.builder().withTimeout(time).build();
        try (Session session = driver.session(READING)) {
            return session.run(cypher, parameters, limits)
                    .list(row -> row.values().stream().map(Value::asObject).toList());
        } catch (Neo4jException e) {
            throw fault(e, time);
        }
    }

    private static RuntimeException fault(Neo4jException e, Duration time) {
        if (e.code() != null && e.code().contains("TransactionTimedOut")) {
            return new FaultException(Fault.of(FaultCode.QUERY_TIMEOUT, Place.of("graph"), time.toSeconds()), e);
        }
        if (e instanceof RetryableException) {
            return new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")), e);
        }
        return e;
    }
}
