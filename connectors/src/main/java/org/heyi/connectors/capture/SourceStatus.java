package org.heyi.connectors.capture;

import java.util.List;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a source is doing.
 *
 * @param lagSeconds between the source's commit of the last change and its commit in the graph; null before the first change
 * @param lagBytes log that the source has written and the graph does not have; null where the source cannot say
 * @param rows rows taken since the start of this process
 * @param rowsPerSecond over the last ten seconds
 * @param snapshotRows rows of the running snapshot so far; 0 outside a snapshot
 * @param snapshotTotal the catalogue's estimate of all rows of the snapshot; null outside one
 * @param lastFault what went wrong last and has not been put right since; null when nothing has
 * @param tables its tables, in order of name; empty where they are not told apart
 */
public record SourceStatus(
        String source,
        String department,
        State state,
        @Nullable Double lagSeconds,
        @Nullable Long lagBytes,
        long rows,
        double rowsPerSecond,
        long snapshotRows,
        @Nullable Long snapshotTotal,
        @Nullable Fault lastFault,
        List<TableStatus> tables) {

    /** Of a source whose tables are not told apart. */
    public SourceStatus(
            String source,
            String department,
            State state,
            @Nullable Double lagSeconds,
            @Nullable Long lagBytes,
            long rows,
            double rowsPerSecond,
            long snapshotRows,
            @Nullable Long snapshotTotal,
            @Nullable Fault lastFault) {
        this(
                source,
                department,
                state,
                lagSeconds,
                lagBytes,
                rows,
                rowsPerSecond,
                snapshotRows,
                snapshotTotal,
                lastFault,
                List.of());
    }

    /** The same, with what is wrong besides, where nothing is told yet. */
    public SourceStatus withFault(Fault fault) {
        return new SourceStatus(
                source,
                department,
                state,
                lagSeconds,
                lagBytes,
                rows,
                rowsPerSecond,
                snapshotRows,
                snapshotTotal,
                lastFault == null ? fault : lastFault,
                tables);
    }

    /** What {@link #rows} will be, by the estimate, when the running snapshot is over; null outside one. */
    public @Nullable Long expectedRows() {
        return snapshotTotal == null ? null : Long.valueOf(rows - snapshotRows + snapshotTotal);
    }

    /** What a source is about. */
    public enum State {
        STARTING,
        SNAPSHOT,
        STREAMING,
        /** The source is away and is tried again at growing intervals. */
        WAITING,
        /** It cannot go on until a person acts; {@link SourceStatus#lastFault} says how. */
        STOPPED
    }
}
