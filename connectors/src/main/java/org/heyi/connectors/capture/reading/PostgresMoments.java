package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * PostgreSQL's: which transactions a look has seen is told by their ids, since a transaction may be in the log before it can be seen; that the
 * log has been read far enough is told by a message that is sent through it.
 */
final class PostgresMoments implements Moments {
    /** What our messages in the log begin with; the rest is {@code run:number}. */
    static final String PREFIX = "heyi";

    private static final AtomicLong MARKS = new AtomicLong();
    private final String run;
    private String snapshot = "";

    PostgresMoments(String run) {
        this.run = run;
    }

    @Override
    public void open(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "SET statement_timeout = '4500ms'");
        execute(connection, "SET lock_timeout = '2s'");
        execute(connection, "SET idle_in_transaction_session_timeout = '60s'");
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        // A table that is rewritten behind the snapshot would be empty to it: the lock of every SELECT is taken before.
        execute(
                connection,
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; LOCK TABLE " + table + " IN ACCESS SHARE MODE");
        snapshot = text(connection, SeenTransactions.SQL);
    }

    @Override
    public Moment end(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
        long number = MARKS.incrementAndGet();
        try (PreparedStatement message = connection.prepareStatement("SELECT pg_logical_emit_message(false, ?, ?)")) {
            message.setString(1, PREFIX);
            message.setString(2, run + ":" + number);
            message.execute();
        }
        return new Visible(SeenTransactions.parse(snapshot), number);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private record Visible(SeenTransactions seen, long number) implements Moment {
        @Override
        public boolean includes(Touch touch) {
            return seen.include(Long.parseLong(touch.transaction()));
        }

        @Override
        public boolean passedBy(Reached reached) {
            return reached.mark() >= number;
        }
    }
}
