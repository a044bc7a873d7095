package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.Source.Engine;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** What MariaDB and MySQL have in common: a binary log of rows. They differ in how they count transactions (GTIDs) and name rights. */
abstract class BinlogDatabase implements SourceDatabase {
    private static final int ACCESS_DENIED = 1227;
    final String source;
    private final DatabaseAddress address;
    private final Map<String, String> settings;
    private final Map<String, String> required;

    /**
     * @param settings of the engine's JDBC driver, unless the address has others
     * @param required those without which values would be read otherwise
     */
    BinlogDatabase(String source, DatabaseAddress address, Map<String, String> settings, Map<String, String> required) {
        this.source = source;
        this.address = address;
        this.settings = settings;
        this.required = required;
    }

    /** Requires, besides the binary log, what only this engine has. */
    abstract void checkEngine(Connection connection, String version) throws SQLException;

    /** Whether the user may read the binary log; a server that refuses a question of this is caught by the caller. */
    abstract boolean mayReadLog(Connection connection) throws SQLException;

    /** What became of the log after the position; empty when it is all there. */
    abstract Optional<FaultCode> lost(Connection connection, BinaryLog log, LogPosition position) throws SQLException;

    /** The GTIDs of {@code before} and the transaction's; {@code before} when the transaction has none. */
    abstract String completed(String before, String transaction);

    @Override
    public final DatabaseAddress address() {
        return address;
    }

    @Override
    public final Connection connect() {
        return Connecting.open(source, address, settings, required);
    }

    @Override
    public final void check(Connection connection) throws SQLException {
        String version = text(connection, "SELECT version()");
        Engine actual = version.contains("MariaDB") ? Engine.MARIADB : Engine.MYSQL;
        if (actual != address.engine()) {
            String type = actual.name().toLowerCase(Locale.ROOT);
            String product = actual == Engine.MYSQL ? "MySQL " + version : version;
            throw fault(FaultCode.OTHER_ENGINE, product, type, actual.urlPrefix() + "//" + address.server());
        }
        if (!text(connection, "SELECT @@global.log_bin").equals("1")) {
            throw fault(FaultCode.BINLOG_OFF);
        }
        requireSetting(connection, "binlog_format", "ROW");
        requireSetting(connection, "binlog_row_image", "FULL");
        checkEngine(connection, version);
        requireRight(connection);
        requireReplicated(connection);
    }

    final void requireSetting(Connection connection, String name, String value) throws SQLException {
        String actual = text(connection, "SELECT @@global." + name);
        if (!actual.equalsIgnoreCase(value)) {
            throw fault(FaultCode.BINLOG_SETTING, name, actual, value.isEmpty() ? "''" : value);
        }
    }

    /** What comes to a server from another one is in its own log only by this setting. */
    private void requireReplicated(Connection connection) throws SQLException {
        boolean own = text(connection, "SELECT @@global.log_slave_updates").equals("1");
        if (!own && LoggedTables.isReplica(connection)) {
            throw fault(FaultCode.BINLOG_SETTING, "log_slave_updates", "OFF", "ON");
        }
    }

    private void requireRight(Connection connection) throws SQLException {
        boolean may;
        try {
            may = mayReadLog(connection);
            BinaryLog.read(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() != ACCESS_DENIED) {
                throw e;
            }
            may = false;
        }
        if (!may) {
            String cure = "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '" + address.user() + "'";
            throw fault(FaultCode.NO_REPLICATION_RIGHT, address.user(), cure);
        }
    }

    /** What one may not read here, the catalogue does not show either: the table is missing then. */
    @Override
    public final Optional<Fault> refused(Connection connection, Table table) throws SQLException {
        return LoggedTables.refused(connection, id(table.name()), source + "/" + table.name());
    }

    @Override
    public final Cascades cascades(Connection connection, Set<TableId> tables) throws SQLException {
        return Cascades.read(connection, tables);
    }

    @Override
    public final Ready prepare(Connection connection, List<Table> tables, @Nullable LogPosition position)
            throws SQLException {
        if (position == null) {
            return Ready.AS_IT_WAS;
        }
        BinaryLog log = BinaryLog.read(connection);
        if (log.isEmpty()) {
            throw fault(FaultCode.BINLOG_OFF);
        }
        Optional<FaultCode> lost = lost(connection, log, position);
        if (lost.isPresent()) {
            throw fault(lost.get(), position.text("file"), source);
        }
        return Ready.AS_IT_WAS;
    }

    @Override
    public final @Nullable Long estimatedRows(Connection connection, List<Table> tables) throws SQLException {
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
    public final @Nullable Long logAfter(Connection connection, LogPosition position) throws SQLException {
        return BinaryLog.read(connection).bytesAfter(position);
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
        String before = Objects.toString(offset.get("gtids"), "");
        String after = transaction == null ? before : completed(before, transaction);
        if (!after.isEmpty()) {
            position.put("gtids", after);
        }
        return new LogPosition(position);
    }

    @Override
    public final TableId id(String table) {
        return TableId.of(table, address.database());
    }

    @Override
    public final String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    final FaultException fault(FaultCode code, Object... arguments) {
        return new FaultException(Fault.of(code, Place.of(source), arguments));
    }

    /** The first value of the answer, empty when there is none; parameters are texts. */
    static String text(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Objects.toString(rows.getString(1), "") : "";
            }
        }
    }
}
