package org.heyi.connectors.capture;

import java.time.Duration;
import java.time.ZoneOffset;
import org.heyi.connectors.ProofPace;
import org.heyi.connectors.ProofSettings;
import org.heyi.connectors.SourceDefaults;

/**
 * The limits of a capture.
 *
 * @param pollInterval how often what was read from a database's log is looked at while changes come
 * @param folderInterval how often a drop folder is looked at; a file counts as written when two looks find it the same
 * @param batchRows how many rows of whole transactions are put together into one batch when they are there already; a batch never waits
 * @param transactionRows above this a transaction is passed on in parts
 * @param transactionBytes above this estimate of what a transaction's values take in memory it is passed on in parts, too
 * @param heartbeat how often the position of a source without changes moves, so that the source can drop its log
 * @param longestRetry the longest pause between two attempts to reach a source that is away; the first is a second, each next twice as long
 * @param proof how gently tables are compared with the graph
 * @param logBytes log that a server may have to keep for us; above it the log is given up, and everything is read anew
 */
public record CaptureOptions(
        Duration pollInterval,
        Duration folderInterval,
        int batchRows,
        int transactionRows,
        long transactionBytes,
        Duration heartbeat,
        Duration longestRetry,
        ProofPace proof,
        long logBytes) {
    private static final CaptureOptions DEFAULTS = new CaptureOptions(
            Duration.ofMillis(2),
            Duration.ofSeconds(1),
            1_000,
            20_000,
            32L << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            ProofSettings.NONE.pace(ZoneOffset.UTC),
            SourceDefaults.DEFAULT.logBytes());

    /** What the hub runs with. */
    public static CaptureOptions defaults() {
        return DEFAULTS;
    }

    /** The same with other limits of rows. */
    public CaptureOptions withRows(int rowsInBatch, int rowsInTransaction) {
        return new CaptureOptions(
                pollInterval,
                folderInterval,
                rowsInBatch,
                rowsInTransaction,
                transactionBytes,
                heartbeat,
                longestRetry,
                proof,
                logBytes);
    }

    /** The same with other times. */
    public CaptureOptions withTimes(Duration folder, Duration ofHeartbeat, Duration retry) {
        return new CaptureOptions(
                pollInterval,
                folder,
                batchRows,
                transactionRows,
                transactionBytes,
                ofHeartbeat,
                retry,
                proof,
                logBytes);
    }

    /** The same with another limit of what a server may have to keep. */
    public CaptureOptions withLogBytes(long bytes) {
        return new CaptureOptions(
                pollInterval,
                folderInterval,
                batchRows,
                transactionRows,
                transactionBytes,
                heartbeat,
                longestRetry,
                proof,
                bytes);
    }

    /** The same with comparisons of another pace. */
    public CaptureOptions withProof(ProofPace pace) {
        return new CaptureOptions(
                pollInterval,
                folderInterval,
                batchRows,
                transactionRows,
                transactionBytes,
                heartbeat,
                longestRetry,
                pace,
                logBytes);
    }
}
