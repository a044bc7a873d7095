package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/** Asks the source how much log lies before us, when somebody wants to know, and at most every few seconds. Thread-safe. */
final class LogLag implements AutoCloseable {
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();
    private final SourceDatabase database;
    private @Nullable HandOver handOver;
    private @Nullable Connection connection;
    private @Nullable Long bytes;
    private long askedAt;

    LogLag(SourceDatabase database) {
        this.database = database;
    }

    /** The run whose position counts; null between runs, when nothing is known. */
    synchronized void follow(@Nullable HandOver run) {
        handOver = run;
        bytes = null;
        askedAt = System.nanoTime() - FRESH_NANOS;
    }

    synchronized @Nullable Long bytes() {
        @Nullable String position = handOver == null ? null : handOver.position();
        if (position == null || System.nanoTime() - askedAt < FRESH_NANOS) {
            return bytes;
        }
        try {
            Connection open = connection == null ? database.connect() : connection;
            connection = open;
            bytes = database.logAfter(open, LogPosition.parse(position));
        } catch (SQLException | SourceAwayException | FaultException unknown) {
            bytes = null;
            close();
        }
        askedAt = System.nanoTime();
        return bytes;
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            // A connection that broke is closed already.
        }
    }
}
