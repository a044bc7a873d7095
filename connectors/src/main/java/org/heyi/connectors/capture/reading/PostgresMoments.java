package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * PostgreSQL's: which transactions a look has seen is told by their ids, since a transaction may be in the log before it can be seen; that the
 * log has been read far enough is told by a message that is sent through it.
 */
final class PostgresMoments implements Moments {
    /** What our messages in the log begin with; the rest is {@code run:number}. */
    static final String PREFIX = "heyi";

    private static final long XIDS = 1L << 32;
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
        snapshot = text(connection, "SELECT pg_current_snapshot()::text");
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
        return new Visible(snapshot, number);
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

    /** @see <a href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT">pg_snapshot</a> */
    private record Visible(long xmax, Set<Long> running, long number) implements Moment {

        /** @param snapshot {@code xmin:xmax:xip_list} */
        private Visible(String snapshot, long number) {
            this(Long.parseLong(snapshot.split(":", -1)[1]), running(snapshot.split(":", -1)[2]), number);
        }

        private static Set<Long> running(String list) {
            return Arrays.stream(list.split(",", -1))
                    .filter(xid -> !xid.isEmpty())
                    .map(Long::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public boolean includes(Touch touch) {
            long xid = whole(Long.parseLong(touch.transaction()));
            return xid < xmax && !running.contains(xid);
        }

        /** The log tells the lower half of a transaction's number: the number nearest to the snapshot's is meant. */
        private long whole(long lower) {
            long xid = xmax - Math.floorMod(xmax, XIDS) + lower;
            if (xid > xmax + XIDS / 2) {
                return xid - XIDS;
            }
            return xid < xmax - XIDS / 2 ? xid + XIDS : xid;
        }

        @Override
        public boolean passedBy(Reached reached) {
            return reached.mark() >= number;
        }
    }
}
