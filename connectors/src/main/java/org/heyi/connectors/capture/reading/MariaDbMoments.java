package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.heyi.connectors.capture.database.GtidPosition;
import org.heyi.connectors.capture.database.LogPosition;

/**
 * MariaDB's: a transaction with a consistent snapshot knows the place in the binary log up to which it has seen everything, and nothing behind.
 *
 * @see <a href="https://mariadb.com/kb/en/enhancements-for-start-transaction-with-consistent-snapshot/">START TRANSACTION WITH CONSISTENT
 *     SNAPSHOT</a>
 */
final class MariaDbMoments implements Moments {
    private Map<String, String> place = Map.of();

    @Override
    public void open(Connection connection) throws SQLException {
        execute(connection, "SET SESSION transaction_isolation = 'REPEATABLE-READ'");
        execute(connection, "SET SESSION lock_wait_timeout = 2");
        execute(connection, "SET SESSION max_statement_time = 4.5");
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        Map<String, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW STATUS LIKE 'binlog_snapshot_%'")) {
            while (rows.next()) {
                found.put(rows.getString(1).toLowerCase(java.util.Locale.ROOT), rows.getString(2));
            }
        }
        place = found;
    }

    @Override
    public Moment end(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
        String file = Objects.requireNonNullElse(place.get("binlog_snapshot_file"), "");
        long offset = Long.parseLong(Objects.requireNonNullElse(place.get("binlog_snapshot_position"), "0"));
        return new LogPlace(file, offset, GtidPosition.parse(gtids(connection)));
    }

    private static String gtids(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@global.gtid_binlog_pos")) {
            row.next();
            return Objects.requireNonNullElse(row.getString(1), "");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @param written all that was in the log afterwards */
    private record LogPlace(String file, long offset, GtidPosition written) implements Moment {

        @Override
        public boolean includes(Touch touch) {
            return BinlogPlaces.before(touch.file(), touch.offset(), file, offset);
        }

        @Override
        public boolean passedBy(Reached reached) {
            LogPosition position = reached.position();
            return position != null
                    && (GtidPosition.parse(position.text("gtids")).reaches(written)
                            || !BinlogPlaces.before(position.text("file"), position.number("pos"), file, offset));
        }
    }
}
