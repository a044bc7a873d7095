package org.heyi.connectors.capture.database;

import com.github.shyiko.mysql.binlog.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** MySQL, read through its binary log: by GTIDs where the server counts its transactions so, else by file and offset. */
public final class MySqlDatabase extends BinlogDatabase {
    private static final int OLDEST_VERSION = 8;
    private static final int SYNTAX = 1064;

    /** Server and number, the only form that the log's reader knows: GTIDs may also have a tag between. */
    private static final Pattern GTID = Pattern.compile("[0-9a-fA-F-]{36}:\\d+");

    private static final Pattern TAGGED = Pattern.compile("[:,\\s][A-Za-z_][A-Za-z0-9_]{0,31}:");

    /** Of a position by file and offset: the server that it is of. A position by GTIDs has none: it is the same on all servers of a group. */
    private static final String SERVER = "server";

    /** How much of the transaction at a position by file and offset has been read: Debezium's offset at its end is that of its beginning. */
    private static final List<String> READ_OF_TRANSACTION = List.of("event", "row");

    /** Empty while the server counts by GTIDs. */
    private volatile String server = "";

    public MySqlDatabase(String source, DatabaseAddress address) {
        super(source, address, settings(), Map.of("tinyInt1isBit", "false"));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("connectTimeout", "10000");
        settings.put("socketTimeout", "120000");
        // Without it nobody can log in to a server without TLS whose memory of who logged in is empty.
        settings.put("allowPublicKeyRetrieval", "true");
        settings.put("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        // Otherwise the driver reads a whole table into memory.
        settings.put("useCursorFetch", "true");
        // A server's zone may have a name that means another one elsewhere: CST.
        settings.put(
                "connectionTimeZone",
                OffsetDateTime.now(ZoneId.systemDefault()).getOffset().getId().replace("Z", "+00:00"));
        settings.put("forceConnectionTimeZoneToSession", "true");
        // The server would count rows at most once a day.
        settings.put("sessionVariables", "information_schema_stats_expiry=0");
        return settings;
    }

    @Override
    void checkEngine(Connection connection, String version) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_VERSION) {
            throw fault(FaultCode.DATABASE_TOO_OLD, "MySQL " + version, OLDEST_VERSION);
        }
        requireSetting(connection, "binlog_row_value_options", "");
        if (TAGGED.matcher(text(connection, "SELECT @@global.gtid_executed")).find()) {
            throw fault(FaultCode.TAGGED_GTIDS);
        }
        server = counts(connection) ? "" : text(connection, "SELECT @@global.server_uuid");
    }

    /** By what only readers of the log may ask: rights may come from roles, which the list of rights does not show. */
    @Override
    boolean mayReadLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SHOW REPLICAS").close();
        } catch (SQLException e) {
            if (e.getErrorCode() != SYNTAX) {
                throw e;
            }
            beforeReplicas(connection);
        }
        return true;
    }

    /** The same in the words of MySQL up to 8.0.21. */
    private static void beforeReplicas(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SHOW SLAVE HOSTS").close();
        }
    }

    private static boolean counts(Connection connection) throws SQLException {
        return text(connection, "SELECT @@global.gtid_mode").equals("ON");
    }

    /** Where the way of counting has changed, the log's reader would begin anew at the oldest file. */
    @Override
    Optional<FaultCode> lost(Connection connection, BinaryLog log, LogPosition position) throws SQLException {
        String before = position.text(SERVER);
        if (before.isEmpty() != server.isEmpty()) {
            return Optional.of(FaultCode.GTID_MODE_CHANGED);
        }
        return server.isEmpty() ? lostByGtid(connection, position.text("gtids")) : lostByFile(log, position);
    }

    private Optional<FaultCode> lostByFile(BinaryLog log, LogPosition position) {
        if (!position.text(SERVER).equals(server) || log.endsBefore(position)) {
            return Optional.of(FaultCode.LOG_WENT_BACK);
        }
        return log.contains(position.text("file")) ? Optional.empty() : Optional.of(FaultCode.BINLOG_PURGED);
    }

    private static Optional<FaultCode> lostByGtid(Connection connection, String ours) throws SQLException {
        if (!subset(connection, "?, @@global.gtid_executed", ours)) {
            return Optional.of(FaultCode.LOG_WENT_BACK);
        }
        return subset(connection, "@@global.gtid_purged, ?", ours)
                ? Optional.empty()
                : Optional.of(FaultCode.BINLOG_PURGED);
    }

    private static boolean subset(Connection connection, String sets, String ours) throws SQLException {
        return text(connection, "SELECT GTID_SUBSET(" + sets + ")", ours).equals("1");
    }

    @Override
    String completed(String before, String transaction) {
        if (!GTID.matcher(transaction).matches()) {
            return before;
        }
        GtidSet set = new GtidSet(before);
        set.add(transaction);
        return set.toString();
    }

    @Override
    public LogPosition after(Map<String, ?> offset, @Nullable String transaction) {
        Map<String, Object> position =
                new HashMap<>(super.after(offset, transaction).offset());
        if (!server.isEmpty()) {
            position.put(SERVER, server);
            READ_OF_TRANSACTION.stream()
                    .filter(offset::containsKey)
                    .forEach(name -> position.put(name, Objects.requireNonNull(offset.get(name))));
        }
        return new LogPosition(position);
    }
}
