package org.heyi.connectors.capture.reading;

import com.github.shyiko.mysql.binlog.GtidSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.heyi.connectors.capture.database.LogPosition;

/**
 * MySQL's: by the transactions that the server counted as done before the look and after it, where it counts by GTID; else by the end of its
 * binary log before and after.
 */
final class MySqlMoments implements Moments {
    private State before = new State("", "", 0);

    /** What the server has written; {@code gtids} is empty while it does not count by them. */
    private record State(String gtids, String file, long offset) {}

    @Override
    public void open(Connection connection) throws SQLException {
        execute(connection, "SET SESSION transaction_isolation = 'REPEATABLE-READ'");
        execute(connection, "SET SESSION lock_wait_timeout = 2");
        execute(connection, "SET SESSION max_execution_time = 4500");
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        before = state(connection);
        execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    @Override
    public Moment end(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
        return new Between(before, state(connection));
    }

    private static State state(Connection connection) throws SQLException {
        String gtids = "";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@global.gtid_mode, @@global.gtid_executed")) {
            row.next();
            gtids = row.getString(1).equals("ON") ? Objects.requireNonNullElse(row.getString(2), "") : "";
        }
        int version = connection.getMetaData().getDatabaseMajorVersion() * 100
                + connection.getMetaData().getDatabaseMinorVersion();
        String question = version >= 802 ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return new State(gtids.replace("\n", ""), row.getString(1), row.getLong(2));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Between(State before, State after) implements Moment {

        @Override
        public boolean includes(Touch touch) {
            return before.gtids().isEmpty()
                    ? BinlogPlaces.before(touch.file(), touch.offset(), before.file(), before.offset())
                    : new GtidSet(touch.transaction()).isContainedWithin(new GtidSet(before.gtids()));
        }

        @Override
        public boolean passedBy(Reached reached) {
            LogPosition position = reached.position();
            if (position == null) {
                return false;
            }
            return after.gtids().isEmpty()
                    ? !BinlogPlaces.before(position.text("file"), position.number("pos"), after.file(), after.offset())
                    : new GtidSet(after.gtids()).isContainedWithin(new GtidSet(position.text("gtids")));
        }
    }
}
