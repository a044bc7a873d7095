package org.heyi.hub.graph;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again for as long as Neo4j is away or full, and says so; anything else that fails is a fault. */
final class Retry {
    private static final Logger log = LoggerFactory.getLogger(Retry.class);
    /** A value that an index cannot hold comes under the code of a server's failure, and never passes. */
    private static final String TOO_LARGE = "Property value is too large to index";

    private static final long FIRST_PAUSE = Duration.ofMillis(100).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toMillis();

    private volatile @Nullable Fault waitingFor;

    @Nullable
    Fault waitingFor() {
        return waitingFor;
    }

    /** Runs {@code work} with the number of the attempt, from 1, until it succeeds. */
    void run(IntConsumer work) throws InterruptedException {
        long pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                work.accept(attempt);
                waitingFor = null;
                return;
            } catch (CancellationException e) {
                if (Thread.interrupted()) {
                    throw (InterruptedException) new InterruptedException().initCause(e);
                }
                throw e;
            } catch (Neo4jException e) {
                waitingFor = fault(e);
                log.warn("attempt {}: {}", attempt, waitingFor);
            }
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private static Fault fault(Neo4jException e) {
        boolean passing = e instanceof RetryableException || isAboutTheServer(e);
        Fault fault = Fault.of(
                passing ? FaultCode.GRAPH_WAITED_FOR : FaultCode.GRAPH_REFUSED,
                Place.of("Neo4j"),
                String.valueOf(e.getMessage()));
        if (!passing) {
            throw new FaultException(fault, e);
        }
        return fault;
    }

    /** Not the statement's fault: a disk that is full, a database that is read-only or starting. */
    private static boolean isAboutTheServer(Neo4jException e) {
        String code = String.valueOf(e.code());
        if (String.valueOf(e.getMessage()).startsWith(TOO_LARGE)) {
            return false;
        }
        return code.startsWith("Neo.DatabaseError.")
                || code.startsWith("Neo.TransientError.")
                || code.startsWith("Neo.ClientError.General.")
                || code.startsWith("Neo.ClientError.Security.AuthorizationExpired");
    }
}
