package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, read through a logical replication slot with {@code pgoutput}. */
public final class PostgresDatabase implements SourceDatabase {
    /** From 14 on a message can be sent through the log, with which an idle source's position moves. */
    private static final int OLDEST_VERSION = 140_000;

    private static final int COUNT_SECONDS = 5;
    private static final Map<String, String> SETTINGS = Map.of(
            "connectTimeout", "10",
            "loginTimeout", "15",
            "socketTimeout", "120",
            "ApplicationName", "heyi",
            // Lets the server find the type of a key's value when a row is read again.
            "stringtype", "unspecified");

    private final String source;
    private final DatabaseAddress address;
    private final ReplicationSlot slot;

    /** @param slotName of the slot and of the publication */
    public PostgresDatabase(String source, DatabaseAddress address, String slotName) {
        this.source = source;
        this.address = address;
        this.slot = new ReplicationSlot(source, slotName);
    }

    /** Name of the slot and of the publication. */
    public String slotName() {
        return slot.name();
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
        int version = Integer.parseInt(setting(connection, "server_version_num"));
        if (version < OLDEST_VERSION) {
            throw fault(FaultCode.DATABASE_TOO_OLD, "PostgreSQL " + setting(connection, "server_version"), 14);
        }
        String level = setting(connection, "wal_level");
        if (!level.equals("logical")) {
            throw fault(FaultCode.WAL_LEVEL, level);
        }
        if (!holds(connection, "SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = ?", address.user())) {
            throw fault(
                    FaultCode.NO_REPLICATION_RIGHT, address.user(), "ALTER ROLE " + address.user() + " REPLICATION");
        }
    }

    @Override
    public Optional<Fault> refused(Connection connection, Table table) throws SQLException {
        String name = quote(id(table.name()));
        Place place = Place.of(source + "/" + table.name());
        if (!holds(connection, "SELECT has_table_privilege(?, 'SELECT')", name)) {
            return Optional.of(Fault.of(FaultCode.NO_SELECT_RIGHT, place, address.user(), table.name()));
        }
        if (!holds(connection, "SELECT relreplident IN ('d', 'f') FROM pg_class WHERE oid = to_regclass(?)", name)) {
            return Optional.of(Fault.of(FaultCode.REPLICA_IDENTITY, place, table.name()));
        }
        return Optional.empty();
    }

    @Override
    public void prepare(Connection connection, List<Table> tables, @Nullable LogPosition position) throws SQLException {
        slot.requireFree(connection);
        Publication publication = new Publication(source, slot.name(), address.user());
        List<TableId> ids = tables.stream()
                .map(Table::name)
                .map(this::id)
                .sorted(Publication.ORDER)
                .toList();
        if (position == null) {
            publication.create(connection, ids, this::quote);
            slot.drop(connection);
        } else {
            slot.requireReaching(connection, position.number("lsn"));
            publication.requireOf(connection, ids);
        }
    }

    @Override
    public @Nullable Long estimatedRows(Connection connection, List<Table> tables) throws SQLException {
        long sum = 0;
        for (Table table : tables) {
            String name = quote(id(table.name()));
            Long rows = number(connection, "SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)", name);
            // A table that was never analysed has -1.
            Long known = rows == null || rows < 0 ? counted(connection, name) : rows;
            if (known == null) {
                return null;
            }
            sum += known;
        }
        return sum;
    }

    private static @Nullable Long counted(Connection connection, String name) {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM " + name)) {
            query.setQueryTimeout(COUNT_SECONDS);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : null;
            }
        } catch (SQLException tooLong) {
            return null;
        }
    }

    @Override
    public @Nullable Long logAfter(Connection connection, LogPosition position) throws SQLException {
        String sql = "SELECT greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn))::bigint"
                + " FROM pg_replication_slots WHERE slot_name = ?";
        return number(connection, sql, slot.name());
    }

    /** Debezium's commit position alone: the server skips what was committed before, so that there is nothing to search for. */
    @Override
    public LogPosition after(Map<String, ?> offset, @Nullable String transaction) {
        Object commit = offset.get("lsn_commit");
        Object lsn = commit == null ? offset.get("lsn") : commit;
        if (lsn == null) {
            throw new IllegalStateException("an offset without position: " + offset);
        }
        return new LogPosition(Map.of("lsn", lsn, "lsn_commit", lsn));
    }

    @Override
    public TableId id(String table) {
        return TableId.of(table, "public");
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private FaultException fault(FaultCode code, Object... arguments) {
        return new FaultException(Fault.of(code, Place.of(source), arguments));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static boolean holds(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static @Nullable Long number(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getObject(1, Long.class) : null;
            }
        }
    }
}
