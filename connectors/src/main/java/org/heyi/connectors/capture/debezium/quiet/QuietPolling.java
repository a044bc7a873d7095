package org.heyi.connectors.capture.debezium.quiet;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Polls a task's queue. Debezium's own polling spins for up to a millisecond each time, which at a hundred polls a second is a good part of a
 * core. While nothing comes, the size of the queue is looked at instead, which Debezium publishes among its metrics. Used by one thread.
 */
final class QuietPolling {
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String HEARTBEAT_TOPIC = "__debezium-heartbeat";

    private final MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName pattern;
    private @Nullable ObjectName queue;
    private final Idleness idleness = new Idleness();
    private int capacity;

    /** Debezium's polling. */
    interface Poll {
        List<SourceRecord> poll() throws InterruptedException;
    }

    /** @param server the task's name among the metrics */
    QuietPolling(String server) {
        try {
            pattern = new ObjectName("debezium.*:type=connector-metrics,context=streaming,server=" + server);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(server, e);
        }
    }

    /** What {@code poll} finds, as soon as it finds something. It is called now and then in any case, since it also tells of failures. */
    List<SourceRecord> poll(Poll poll) throws InterruptedException {
        if (!idleness.isActive()) {
            long start = System.nanoTime();
            while (isEmpty() && System.nanoTime() - start < LONGEST_NANOS) {
                idleness.pause();
            }
        }
        List<SourceRecord> records = poll.poll();
        if (!records.isEmpty() && !records.get(0).topic().startsWith(HEARTBEAT_TOPIC)) {
            idleness.end();
        }
        return records;
    }

    private @Nullable ObjectName find() throws JMException {
        for (ObjectName found : metrics.queryNames(pattern, null)) {
            queue = found;
            capacity = (Integer) metrics.getAttribute(found, "QueueTotalCapacity");
        }
        return queue;
    }

    /** Whether the queue is known to be empty. */
    private boolean isEmpty() {
        try {
            ObjectName known = queue == null ? find() : queue;
            return known != null
                    && metrics.getAttribute(known, "QueueRemainingCapacity").equals(capacity);
        } catch (JMException unknown) {
            queue = null;
            return false;
        }
    }
}
