package org.heyi.hub.graph;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/**
 * Transactions that change the graph, one at a time across all sources and all hubs of the graph: whoever writes holds the hub's node. So
 * resolution never reads what another is changing. Each is a numbered turn.
 */
final class WritingTurns {
    private final Driver driver;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Retry retry = new Retry();
    private final Turns turns = new Turns();
    private final AbsentIds absent = new AbsentIds();

    WritingTurns(Driver driver) {
        this.driver = driver;
    }

    /** Work in a transaction, given the number of its turn; gives what it touches, null when it does not say. */
    interface Work {
        @Nullable
        Touched apply(GraphTransaction transaction, long number);
    }

    /** Work that takes several turns. */
    interface Turn {
        void run() throws InterruptedException;
    }

    @Nullable
    Fault waitingFor() {
        return retry.waitingFor();
    }

    boolean taken() {
        return turn.isLocked();
    }

    /** As {@link Turns#last}. */
    long last() {
        return turns.last();
    }

    /** As {@link Turns#stillTrue}. */
    Optional<ReadAhead> stillTrue(@Nullable ReadAhead ahead, long number) {
        return turns.stillTrue(ahead, number);
    }

    /** Ids and keys that are known not to be in the graph, as long as this hub alone writes. */
    Predicate<String> absent() {
        return absent;
    }

    /** Runs {@code work}, which may take several turns, while nobody else of this hub writes. */
    void hold(Turn work) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /**
     * One turn, tried once: whoever asked may try again.
     *
     * @throws FaultException when others write for longer than {@code longest}
     */
    void once(String source, Duration longest, Consumer<GraphTransaction> work) throws InterruptedException {
        if (!turn.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")));
        }
        try {
            transaction(source, Map.of(), (transaction, number) -> {
                work.accept(transaction);
                return null;
            });
        } finally {
            turn.unlock();
        }
    }

    /** Tries again, with the number of the attempt, for as long as the graph is away. */
    void retrying(IntConsumer work) throws InterruptedException {
        retry.run(work);
    }

    /** One turn, tried until it is done; what it touches is not said. Used by whoever {@linkplain #hold holds}. */
    void retrying(String source, Consumer<GraphTransaction> work) throws InterruptedException {
        retry.run(attempt -> transaction(source, Map.of(), (transaction, number) -> {
            work.accept(transaction);
            return null;
        }));
    }

    /** One turn that is of no source. Used by whoever {@linkplain #hold holds}. */
    void transaction(Work work) {
        turn("MATCH (h:Hub {name: 'hub'}) SET h.turn = coalesce(h.turn, 0) + 1 RETURN h.turn AS turn", Map.of(), work);
    }

    /** One turn. {@code properties} is what the source's node is to say afterwards. Used by whoever {@linkplain #hold holds}. */
    void transaction(String source, Map<String, Object> properties, Work work) {
        turn("""
                MATCH (h:Hub {name: 'hub'}) SET h.turn = coalesce(h.turn, 0) + 1
                MERGE (s:Source {name: $source}) SET s += $properties
                RETURN h.turn AS turn
                """, Map.of("source", source, "properties", properties), work);
    }

    private void turn(String begin, Map<String, Object> parameters, Work work) {
        long[] number = new long[1];
        @Nullable Touched[] touched = new Touched[1];
        GraphTransaction.run(driver, transaction -> {
            number[0] = transaction.read(begin, parameters).get(0).get("turn").asLong();
            absent.begins(number[0], transaction);
            touched[0] = work.apply(transaction, number[0]);
        });
        absent.over(number[0], touched[0]);
        turns.over(number[0], touched[0]);
    }
}
