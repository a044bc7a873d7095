package org.heyi.hub.bench;

import java.time.Duration;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.Sink;
import org.heyi.schema.fault.FaultException;

/** Counts what has been committed, and lets a bench wait for it. */
final class CountingSink implements Sink {
    private static final long LOOK_MILLIS = 20;
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();

    private final Sink next;
    private long streamed;
    private long batches;
    private final Stopwatch watch = new Stopwatch();
    private double firstAfter;

    CountingSink(Sink next) {
        this.next = next;
    }

    @Override
    public void apply(Batch batch) throws InterruptedException {
        next.apply(batch);
        count(batch);
    }

    @Override
    public Differences mend(Batch batch) throws InterruptedException {
        return next.mend(batch);
    }

    @Override
    public Differences compare(Batch batch) throws InterruptedException {
        return next.compare(batch);
    }

    @Override
    public Prepared prepare(Batch batch) {
        Prepared prepared = next.prepare(batch);
        return () -> {
            prepared.commit();
            count(batch);
        };
    }

    private synchronized void count(Batch batch) {
        if (batches++ == 0) {
            firstAfter = watch.seconds();
        }
        if (batch.snapshot() == null) {
            streamed += batch.changes().size();
        }
        notifyAll();
    }

    synchronized long batches() {
        return batches;
    }

    /** Seconds from the beginning to the first commit. */
    synchronized double firstAfter() {
        return firstAfter;
    }

    /** Returns when the last table has been read, which is committed, too. */
    synchronized void awaitSnapshot(Capture capture) throws InterruptedException {
        long deadline = System.currentTimeMillis() + LONGEST_MILLIS;
        SourceStatus status = capture.status();
        while (status.state() != State.STREAMING) {
            if (status.state() == State.STOPPED) {
                throw new FaultException(BenchFaults.failed("the source has stopped: " + status.lastFault()));
            }
            await(Math.min(deadline, System.currentTimeMillis() + LOOK_MILLIS), deadline, "the snapshot");
            status = capture.status();
        }
    }

    synchronized void awaitStreamed(long changes) throws InterruptedException {
        long deadline = System.currentTimeMillis() + LONGEST_MILLIS;
        while (streamed < changes) {
            await(deadline, deadline, "the stream");
        }
    }

    /** Waits once; the callers look again at what they wait for. */
    @SuppressWarnings("WaitNotInLoop")
    private void await(long until, long deadline, String what) throws InterruptedException {
        long now = System.currentTimeMillis();
        if (now >= deadline) {
            throw new FaultException(BenchFaults.failed(what + " did not end"));
        }
        wait(Math.max(1, until - now));
    }
}
