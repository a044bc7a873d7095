package org.heyi.connectors.capture;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Comparisons that somebody waits for, to be done by the thread that reads a source's tables. Thread-safe. */
public final class AskedComparisons {
    private static final long LOOK_MILLIS = 200;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * One that somebody waits for.
     *
     * @param mend whether what differs is put right
     */
    public record Asked(String table, boolean mend, CompletableFuture<Comparison> answer) {}

    /** The next; null when there is none. */
    public @Nullable Asked next() {
        return asked.poll();
    }

    /** The capture ends: nothing is compared any more. */
    public void close() {
        closed = true;
    }

    /** It could not be done just now. */
    public void again(Asked later) {
        asked.add(later);
    }

    /**
     * Waits for a comparison.
     *
     * @param status says, again and again, how the source is doing: while it is away or has stopped, nothing is compared
     */
    public Comparison ask(String source, String table, boolean mend, Supplier<SourceStatus> status)
            throws InterruptedException {
        Asked mine = new Asked(table, mend, new CompletableFuture<>());
        asked.add(mine);
        while (true) {
            try {
                return mine.answer().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                SourceStatus now = status.get();
                boolean works = now.state() != SourceStatus.State.WAITING && now.state() != SourceStatus.State.STOPPED;
                if ((closed || !works) && asked.remove(mine)) {
                    return Comparison.failed(table, why(source, table, now));
                }
            } catch (ExecutionException e) {
                String reason = String.valueOf(e.getCause());
                return Comparison.failed(table, Fault.of(FaultCode.NOT_COMPARED, place(source, table), reason));
            }
        }
    }

    private static Fault why(String source, String table, SourceStatus status) {
        for (TableStatus of : status.tables()) {
            if (of.table().equals(table) && of.stopped() && of.fault() != null) {
                return of.fault();
            }
        }
        Fault fault = status.lastFault();
        return fault == null ? Fault.of(FaultCode.NOT_COMPARED, place(source, table), status.state()) : fault;
    }

    private static Place place(String source, String table) {
        return Place.of(source + "/" + table);
    }
}
