package org.heyi.connectors.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Sink;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a source's status while its capture works: hands batches to the sink and counts them. Thread-safe. */
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private final String source;
    private final String department;
    private final Sink sink;
    private final Rate rate = new Rate(System::nanoTime);
    private State state = State.STARTING;
    private List<Fault> standing = List.of();
    private @Nullable Fault passing;
    private @Nullable Instant waiting;
    private @Nullable Double lagSeconds;
    private Instant lagKnown = Instant.EPOCH;
    private long rows;
    private long snapshotRows;
    private @Nullable Long snapshotTotal;
    private final Map<String, TableStatus> tables = new TreeMap<>();

    public Progress(CaptureContext context) {
        this.source = context.source();
        this.department = context.department();
        this.sink = context.sink();
    }

    /** Work begins anew with {@code faults}, which stand until the next start: tables that are left out, each with the reason. */
    public synchronized void starting(List<Fault> faults) {
        faults.forEach(fault -> LOG.warn("{}: left out: {}", source, fault));
        state = State.STARTING;
        standing = List.copyOf(faults);
    }

    /** A snapshot begins. */
    public synchronized void snapshot(@Nullable Long estimatedRows) {
        LOG.info(
                "{}: snapshot of about {} rows",
                source,
                estimatedRows == null ? "an unknown number of" : estimatedRows);
        state = State.SNAPSHOT;
        snapshotRows = 0;
        snapshotTotal = estimatedRows;
    }

    /** The snapshot is over, or none was needed. */
    public synchronized void streaming() {
        state = State.STREAMING;
        passing = null;
        snapshotRows = 0;
        snapshotTotal = null;
    }

    /** How one of the tables is doing; while one is being read, the source is in its snapshot. */
    public synchronized void table(TableStatus table) {
        @Nullable TableStatus before = tables.put(table.table(), table);
        Fault fault = table.fault();
        if (fault != null && (before == null || !fault.equals(before.fault()))) {
            LOG.warn("{}/{}: {}", source, table.table(), fault);
        }
        if (state == State.SNAPSHOT && tables.values().stream().noneMatch(Progress::isBeingRead)) {
            streaming();
        }
    }

    private static boolean isBeingRead(TableStatus table) {
        return table.reading() && !table.stopped();
    }

    /** The source is away and will be tried again. */
    public synchronized void waiting(Fault fault) {
        LOG.warn("{}: {}", source, fault);
        state = State.WAITING;
        passing = fault;
    }

    /** The source cannot go on until a person acts. */
    public synchronized void stopped(Fault fault) {
        if (state != State.STOPPED || !fault.equals(passing)) {
            LOG.error("{}: stopped: {}", source, fault);
        }
        state = State.STOPPED;
        passing = fault;
    }

    /** Something is wrong that keeps nothing else from going on; null when it has been put right. */
    public synchronized void fault(@Nullable Fault fault) {
        if (fault != null && !fault.equals(passing)) {
            LOG.warn("{}: {}", source, fault);
        }
        passing = fault;
    }

    /** Hands the batch to the sink and counts its {@code sourceRows} when it is committed. */
    public void apply(Batch batch, int sourceRows) throws InterruptedException {
        prepare(batch, sourceRows).commit();
    }

    /** Lets the sink prepare the batch, to be committed after the one before; counts its {@code sourceRows} when it is. */
    public Sink.Prepared prepare(Batch batch, int sourceRows) {
        boolean snapshot = batch.snapshot() != null;
        @Nullable Instant committed = snapshot ? null : committedAt(batch.changes());
        synchronized (this) {
            waiting = waiting == null ? committed : waiting;
        }
        Sink.Prepared prepared = sink.prepare(batch);
        return () -> {
            synchronized (this) {
                waiting = committed;
            }
            prepared.commit();
            committed(sourceRows, snapshot, committed);
        };
    }

    private synchronized void committed(int sourceRows, boolean snapshot, @Nullable Instant committed) {
        rate.add(sourceRows);
        waiting = null;
        rows += sourceRows;
        snapshotRows += snapshot ? sourceRows : 0;
        if (committed != null) {
            lagSeconds = secondsSince(committed);
            lagKnown = Instant.now();
        }
        passing = state == State.WAITING ? passing : null;
    }

    /** Whether changes wait that are older than this, or did just now: what was late once is no lag any more when nothing comes behind it. */
    public synchronized boolean isBehind(Duration bound) {
        double most = bound.toMillis() / 1000.0;
        if (waiting != null) {
            return secondsSince(waiting) >= most;
        }
        return lagSeconds != null && lagSeconds >= most && secondsSince(lagKnown) < most;
    }

    /** @param lagBytes what the source has written and the graph does not have */
    public synchronized SourceStatus status(@Nullable Long lagBytes) {
        @Nullable Double lag = waiting == null ? lagSeconds : Double.valueOf(secondsSince(waiting));
        return new SourceStatus(
                source,
                department,
                state(),
                lag,
                lagBytes,
                rows,
                rate.perSecond(),
                snapshotRows,
                snapshotTotal,
                fault(),
                List.copyOf(tables.values()));
    }

    /** A source of which no table can be followed has stopped, whatever else it does. */
    private State state() {
        boolean works = state == State.STREAMING || state == State.SNAPSHOT;
        boolean stopped = !tables.isEmpty() && tables.values().stream().allMatch(TableStatus::stopped);
        if (works && stopped) {
            return State.STOPPED;
        }
        return works && tables.values().stream().anyMatch(Progress::isBeingRead) ? State.SNAPSHOT : state;
    }

    private @Nullable Fault fault() {
        if (passing != null) {
            return passing;
        }
        for (TableStatus table : tables.values()) {
            // A table that cannot be compared is followed all the same.
            if (table.fault() != null && table.fault().code() != FaultCode.NOT_COMPARED) {
                return table.fault();
            }
        }
        return standing.isEmpty() ? null : standing.get(0);
    }

    private static @Nullable Instant committedAt(List<SourceChange> changes) {
        return changes.isEmpty() ? null : changes.get(changes.size() - 1).committedAt();
    }

    private static double secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, Instant.now()).toMillis()) / 1000.0;
    }
}
