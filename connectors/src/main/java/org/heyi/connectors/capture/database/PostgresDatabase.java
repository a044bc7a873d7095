package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
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

    /** So long a new slot may wait for others' transactions before that is told, and tried again. */
    private static final int SLOT_SECONDS = 60;
    /** Since 18 the server then holds a generated column to be missing from the log. */
    private static final String WHOLE_ROW_IDENTIFIES =
            "SELECT relreplident = 'f' AND current_setting('server_version_num')::int >= 180000"
                    + " FROM pg_class WHERE oid = to_regclass(?)";

    private static final Map<String, String> SETTINGS = Map.of(
            "connectTimeout", "10",
            "loginTimeout", "15",
            "socketTimeout", "120",
            "ApplicationName", "heyi",
            // Lets the server find the type of a key's value when a row is read again.
            "stringtype", "unspecified");

    /**
     * How the server writes values, whatever the database or the role is set to; and that it refuses to read a table of which it would hide
     * rows, which would be taken for deleted.
     */
    private static final String WRITING =
            "-c IntervalStyle=postgres -c bytea_output=hex -c extra_float_digits=3 -c row_security=off";

    private final String source;
    private final DatabaseAddress address;
    private final ReplicationSlot slot;
    private final Publication publication;

    /** @param slotName of the slot and of the publication */
    public PostgresDatabase(String source, DatabaseAddress address, String slotName) {
        this.source = source;
        this.address = address;
        this.slot = new ReplicationSlot(source, slotName);
        this.publication = new Publication(source, slotName, address.user(), this::quote);
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
        // Values are read from the text that the server writes for them, here as in the log.
        Map<String, String> required = Map.of(
                "binaryTransfer",
                "false",
                "options",
                options(address.parameters().get("options")));
        Connection connection = Connecting.open(source, address, SETTINGS, required);
        try {
            SessionLimits.set(connection);
            return connection;
        } catch (SQLException e) {
            throw new SourceAwayException(
                    Fault.of(FaultCode.SOURCE_AWAY, Place.of(source), address.server(), Connecting.reason(e)), e);
        }
    }

    /** The options with which a session writes values as they are read, after those that the source's address has. */
    public static String options(@Nullable String given) {
        return given == null ? WRITING : given + " " + WRITING;
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
        TableId id = id(table.name());
        TableShape shape = shapes(connection, List.of(id), Map.of()).get(id);
        Optional<Fault> unfit =
                shape == null ? Optional.empty() : shape.identity().fault(source, table.name(), address.user());
        boolean whole = holds(connection, WHOLE_ROW_IDENTIFIES, name);
        return unfit.or(() -> generatedIdentity(table, whole)
                .map(column -> Fault.of(FaultCode.GENERATED_IDENTITY, place, table.name(), column)));
    }

    /** A published table whose identity has a column that the log has not could be changed by nobody. */
    private static Optional<String> generatedIdentity(Table table, boolean whole) {
        return table.columns().stream()
                .filter(Column::generated)
                .map(Column::name)
                .filter(name -> whole || table.key().contains(name))
                .findFirst();
    }

    @Override
    public List<Fault> refused(Connection connection, List<Table> tables) throws SQLException {
        List<Fault> faults = SourceDatabase.super.refused(connection, tables);
        if (faults.isEmpty() && !tables.isEmpty()) {
            publication.refused(connection, ids(tables)).ifPresent(faults::add);
        }
        return faults;
    }

    private List<TableId> ids(List<Table> tables) {
        return tables.stream().map(Table::name).map(this::id).toList();
    }

    @Override
    public List<Fault> warnings(Connection connection) throws SQLException {
        return setting(connection, "max_slot_wal_keep_size").equals("-1")
                ? List.of(Fault.of(FaultCode.SLOT_UNLIMITED, Place.of(source), slot.name()))
                : List.of();
    }

    @Override
    public Map<TableId, TableShape> shapes(
            Connection connection, Collection<TableId> tables, Map<TableId, TableShape> before) throws SQLException {
        return ShapeQuery.ask(connection, slot.name(), tables, before);
    }

    @Override
    public TableChange change(String table, TableShape before, TableShape now) {
        return TableChange.between(source, table, address.user(), before, now);
    }

    @Override
    public boolean sharesKeys(Connection connection, TableId table) throws SQLException {
        return holds(
                connection,
                "SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass(?) AND contype = 'p'"
                        + " AND condeferrable)",
                quote(table));
    }

    /** The slot of the source. */
    public ReplicationSlot slot() {
        return slot;
    }

    /** The publication of the source. */
    public Publication publication() {
        return publication;
    }

    @Override
    public Ready prepare(Connection connection, List<Table> tables, @Nullable LogPosition position)
            throws SQLException {
        slot.requireFree(connection);
        List<TableId> ids = ids(tables);
        boolean goesOn = publication.published(connection).isPresent() && position != null;
        if (goesOn && position != null) {
            slot.requireReaching(connection, position.number("lsn"));
        }
        Set<TableId> before = publication.published(connection).orElse(Set.of());
        publication.make(connection);
        Map<String, Fault> refused = new TreeMap<>();
        Map<TableId, Fault> faults = publication.align(connection, ids);
        tables.forEach(table ->
                Optional.ofNullable(faults.get(id(table.name()))).ifPresent(fault -> refused.put(table.name(), fault)));
        if (goesOn) {
            return new Ready(null, missing(tables, before), refused);
        }
        // Without its publication nothing of the log can be read, not even what was written while there was one.
        slot.drop(connection);
        long start = slot.create(connection, SLOT_SECONDS);
        return new Ready(new LogPosition(Map.of("lsn", start, "lsn_commit", start)), Set.of(), refused);
    }

    private Set<String> missing(List<Table> tables, Set<TableId> published) {
        return tables.stream()
                .map(Table::name)
                .filter(name -> !published.contains(id(name)))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<TableId, Fault> publish(Connection connection, Collection<TableId> tables) throws SQLException {
        return publication.align(connection, tables);
    }

    @Override
    public Optional<Fault> logLost(Connection connection, long most) throws SQLException {
        if (publication.published(connection).isEmpty()) {
            return Optional.of(Fault.of(FaultCode.PUBLICATION_GONE, Place.of(source), slot.name()));
        }
        long retained = slot.retained(connection);
        return retained > most ? Optional.of(slot.giveUp(connection, retained, most)) : Optional.empty();
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
