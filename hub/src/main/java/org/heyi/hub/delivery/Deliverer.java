package org.heyi.hub.delivery;

import java.time.Duration;
import java.util.List;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.hub.delivery.DeliveryStatus.State;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that delivers to one target: in the order of changes, again after a failure, and past what is refused. */
final class Deliverer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int AT_ONCE = 200;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toMillis();
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(15).toMillis();

    private final Outbox outbox;
    private final Receiver receiver;
    private final String fingerprint;
    private final Thread thread;
    private volatile @Nullable Fault fault;
    private volatile boolean stopped;
    private volatile boolean closing;

    private Deliverer(Outbox outbox, Receiver receiver, String fingerprint) {
        this.outbox = outbox;
        this.receiver = receiver;
        this.fingerprint = fingerprint;
        this.thread = new Thread(this::run, "deliver " + outbox.target().name());
        this.thread.setDaemon(true);
    }

    /** Begins to deliver. When {@code fingerprint} is another than the last time, everything is looked at again. */
    static Deliverer start(Outbox outbox, Receiver receiver, String fingerprint) {
        Deliverer deliverer = new Deliverer(outbox, receiver, fingerprint);
        deliverer.thread.start();
        return deliverer;
    }

    State state() {
        return stopped ? State.STOPPED : fault == null ? State.DELIVERING : State.RETRYING;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    private void run() {
        try {
            again(() -> outbox.fill(fingerprint));
            while (true) {
                again(this::deliverAll);
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException ended) {
            LOG.debug("deliveries to {} ended", outbox.target().name());
        } catch (RuntimeException e) {
            if (closing) {
                LOG.debug("deliveries to {} ended: {}", outbox.target().name(), e.toString());
                return;
            }
            fault = Fault.of(FaultCode.DELIVERY_STOPPED, place(), e.toString());
            stopped = true;
            LOG.error("{}", fault, e);
        } finally {
            receiver.close();
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Until it succeeds: as long as the target or the graph is away. */
    private void again(Work work) throws InterruptedException {
        for (long pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
            try {
                work.run();
                fault = null;
                return;
            } catch (AwayException e) {
                fault = e.fault();
            } catch (Neo4jException e) {
                fault = Fault.of(FaultCode.GRAPH_WAITED_FOR, Place.of("Neo4j"), Connecting.reason(e));
            }
            LOG.warn("{}", fault);
            Thread.sleep(pause);
        }
    }

    private void deliverAll() throws InterruptedException {
        int delivered = 1;
        while (delivered > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Entry> entries = outbox.waiting(AT_ONCE);
            delivered = entries.isEmpty() ? 0 : deliver(entries);
        }
    }

    private int deliver(List<Entry> entries) throws InterruptedException {
        try {
            return receiver.deliver(entries);
        } catch (RefusedException e) {
            if (entries.size() == 1) {
                LOG.warn("{}", e.fault());
                outbox.setAside(entries.get(0), e.fault(), e.wants());
                return 1;
            }
            int delivered = 0;
            for (Entry entry : entries) {
                delivered += deliver(List.of(entry));
            }
            return delivered;
        }
    }

    private Place place() {
        return Place.of(outbox.target().name());
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
