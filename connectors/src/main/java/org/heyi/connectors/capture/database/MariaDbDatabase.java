package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** MariaDB, read through its binary log. */
public final class MariaDbDatabase implements SourceDatabase {
    private static final Map<String, String> SETTINGS =
            Map.of("connectTimeout", "10000", "socketTimeout", "120000", "permitMysqlScheme", "true");

    private final String source;
    private final DatabaseAddress address;
    private final BinaryLog log;

    public MariaDbDatabase(String source, DatabaseAddress address) {
        this.source = source;
        this.address = address;
        this.log = new BinaryLog(source, address.user());
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public Connection connect() {
        return Connecting.open(source, address, SETTINGS);
    }

    @Override
    public void check(Connection connection) throws SQLException {
        String version = text(connection, "SELECT version()");
        if (!version.contains("MariaDB")) {
            throw fault(FaultCode.UNSUPPORTED_DATABASE, "MySQL " + version);
        }
        if (!text(connection, "SELECT @@global.log_bin").equals("1")) {
            throw fault(FaultCode.BINLOG_OFF);
        }
        requireSetting(connection, "binlog_format", "ROW");
        requireSetting(connection, "binlog_row_image", "FULL");
        log.requireReadable(connection);
    }

    private void requireSetting(Connection connection, String name, String value) throws SQLException {
        String actual = text(connection, "SELECT @@global." + name);
        if (!actual.equalsIgnoreCase(value)) {
            throw fault(FaultCode.BINLOG_SETTING, name, actual, value);
        }
    }

    /** What one may not read here, the catalogue does not show either: the table is missing then. */
    @Override
    public Optional<Fault> refused(Connection connection, Table table) {
        return Optional.empty();
    }

    @Override
    public void prepare(Connection connection, List<Table> tables, @Nullable LogPosition position) throws SQLException {
        if (position != null) {
            log.requireReaching(connection, position);
        }
    }

    @Override
    public @Nullable Long estimatedRows(Connection connection, List<Table> tables) throws SQLException {
        String sql = "SELECT table_rows FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
        long sum = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (Table table : tables) {
                TableId id = id(table.name());
                query.setString(1, id.schema());
                query.setString(2, id.table());
                try (ResultSet rows = query.executeQuery()) {
                    sum += rows.next() ? rows.getLong(1) : 0;
                }
            }
        }
        return sum;
    }

    @Override
    public @Nullable Long logAfter(Connection connection, LogPosition position) throws SQLException {
        return log.bytesAfter(connection, position.text("file"), position.number("pos"));
    }

    /**
     * Debezium's offset at a transaction's end still counts the transaction as not completed; its GTID is the transaction's id, so that the
     * set of what is completed can be told.
     */
    @Override
    public LogPosition after(Map<String, ?> offset, @Nullable String transaction) {
        Map<String, Object> position = new HashMap<>();
        position.put("file", Objects.requireNonNull(offset.get("file"), "file"));
        position.put("pos", Objects.requireNonNull(offset.get("pos"), "pos"));
        Object gtids = offset.get("gtids");
        if (transaction != null && transaction.matches("\\d+-\\d+-\\d+")) {
            position.put("gtids", completed(gtids == null ? "" : gtids.toString(), transaction));
        } else if (gtids != null) {
            position.put("gtids", gtids);
        }
        return new LogPosition(position);
    }

    private static String completed(String before, String transaction) {
        return GtidPosition.parse(before).with(transaction).toString();
    }

    @Override
    public TableId id(String table) {
        return TableId.of(table, address.database());
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    private FaultException fault(FaultCode code, Object... arguments) {
        return new FaultException(Fault.of(code, Place.of(source), arguments));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Objects.toString(rows.getString(1), "") : "";
        }
    }
}
