package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** MariaDB's binary log. */
final class BinaryLog {
    private static final int ACCESS_DENIED = 1227;
    private final String source;
    private final String user;

    BinaryLog(String source, String user) {
        this.source = source;
        this.user = user;
    }

    /** @throws FaultException when the user may not read the log */
    void requireReadable(Connection connection) throws SQLException {
        if (!grants(connection)
                .matches("(?s).*(REPLICATION SLAVE|REPLICATION REPLICA|ALL PRIVILEGES ON \\*\\.\\*).*")) {
            throw noRight();
        }
        try {
            files(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() == ACCESS_DENIED) {
                throw noRight();
            }
            throw e;
        }
    }

    private FaultException noRight() {
        String cure = "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '" + user + "'";
        return new FaultException(Fault.of(FaultCode.NO_REPLICATION_RIGHT, Place.of(source), user, cure));
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

    /** @throws FaultException when the log does not hold everything after the position any more */
    void requireReaching(Connection connection, LogPosition position) throws SQLException {
        Map<String, Long> files = files(connection);
        String file = position.text("file");
        if (files.isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.BINLOG_OFF, Place.of(source)));
        }
        GtidPosition ours = GtidPosition.parse(position.text("gtids"));
        GtidPosition server = GtidPosition.parse(value(connection, "SELECT @@global.gtid_binlog_pos", null));
        long size = files.getOrDefault(file, Long.MAX_VALUE);
        boolean later = files.keySet().stream().allMatch(known -> known.compareTo(file) < 0);
        if (later || size < position.number("pos") || !server.reaches(ours)) {
            throw gone(FaultCode.LOG_WENT_BACK, file);
        }
        if (files.containsKey(file)) {
            return;
        }
        String oldest = files.keySet().iterator().next();
        GtidPosition start = GtidPosition.parse(value(connection, "SELECT BINLOG_GTID_POS(?, 4)", oldest));
        if (start.sequences().isEmpty() || !ours.reaches(start)) {
            throw gone(FaultCode.BINLOG_PURGED, file);
        }
    }

    private FaultException gone(FaultCode why, String file) {
        return new FaultException(Fault.of(why, Place.of(source), file, source));
    }

    /** Bytes written after {@code position} of {@code file}; null when that file is not there. */
    @Nullable
    Long bytesAfter(Connection connection, String file, long position) throws SQLException {
        Map<String, Long> files = files(connection);
        if (!files.containsKey(file)) {
            return null;
        }
        long later = files.entrySet().stream()
                .dropWhile(entry -> !entry.getKey().equals(file))
                .collect(Collectors.summingLong(Map.Entry::getValue));
        return Math.max(0, later - position);
    }

    /** Name to size, oldest first. */
    private static Map<String, Long> files(Connection connection) throws SQLException {
        Map<String, Long> files = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW BINARY LOGS")) {
            while (rows.next()) {
                files.put(rows.getString(1), rows.getLong(2));
            }
        }
        return files;
    }

    private static String value(Connection connection, String sql, @Nullable String parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (parameter != null) {
                query.setString(1, parameter);
            }
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Objects.toString(rows.getString(1), "") : "";
            }
        }
    }
}
