package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.heyi.schema.fault.FaultCode;

/** MariaDB, read through its binary log. */
public final class MariaDbDatabase extends BinlogDatabase {
    private static final Map<String, String> SETTINGS = Map.of("connectTimeout", "10000", "socketTimeout", "120000");
    private static final Map<String, String> REQUIRED = Map.of("tinyInt1isBit", "false", "yearIsDateType", "false");

    public MariaDbDatabase(String source, DatabaseAddress address) {
        super(source, address, SETTINGS, REQUIRED);
    }

    @Override
    void checkEngine(Connection connection, String version) {
        // Every MariaDB that still runs has what is needed.
    }

    @Override
    boolean mayReadLog(Connection connection) throws SQLException {
        return grants(connection)
                .matches("(?s).*(REPLICATION SLAVE|REPLICATION REPLICA|ALL PRIVILEGES ON \\*\\.\\*).*");
    }

    private static String grants(Connection connection) throws SQLException {
        StringBuilder grants = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
            while (rows.next()) {
                grants.append(rows.getString(1)).append('\n');
            }
        }
        return grants.toString();
    }

    @Override
    Optional<FaultCode> lost(Connection connection, BinaryLog log, LogPosition position) throws SQLException {
        GtidPosition ours = GtidPosition.parse(position.text("gtids"));
        GtidPosition server = GtidPosition.parse(text(connection, "SELECT @@global.gtid_binlog_pos"));
        if (log.endsBefore(position) || !server.reaches(ours)) {
            return Optional.of(FaultCode.LOG_WENT_BACK);
        }
        if (log.contains(position.text("file"))) {
            return Optional.empty();
        }
        GtidPosition start = GtidPosition.parse(text(connection, "SELECT BINLOG_GTID_POS(?, 4)", log.oldest()));
        return start.sequences().isEmpty() || !ours.reaches(start)
                ? Optional.of(FaultCode.BINLOG_PURGED)
                : Optional.empty();
    }

    @Override
    String completed(String before, String transaction) {
        return transaction.matches("\\d+-\\d+-\\d+")
                ? GtidPosition.parse(before).with(transaction).toString()
                : before;
    }
}
