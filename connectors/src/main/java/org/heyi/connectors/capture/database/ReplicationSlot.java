package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** The replication slot of one source. */
public final class ReplicationSlot {
    private static final int END_MILLIS = 5_000;
    private static final String CANCELLED = "57014";

    private final String source;
    private final String name;

    ReplicationSlot(String source, String name) {
        this.source = source;
        this.name = name;
    }

    private record State(boolean active, int pid, String walStatus, String plugin, String confirmed, boolean here) {}

    /** Its name, which is the publication's, too. */
    public String name() {
        return name;
    }

    /** The server notices late that a reader was killed; until then the slot is in use. */
    public void requireFree(Connection connection) throws SQLException {
        Optional<State> state = state(connection);
        if (state.isPresent() && state.get().active()) {
            throw new SourceAwayException(Fault.of(
                    FaultCode.SLOT_IN_USE, Place.of(source), name, state.get().pid()));
        }
    }

    /** Drops it where it is there; otherwise makes sure that the server has room for one. */
    public void drop(Connection connection) throws SQLException {
        if (state(connection).isPresent()) {
            execute(connection, "SELECT pg_drop_replication_slot(?)");
        } else if (!roomForOne(connection)) {
            throw new FaultException(Fault.of(FaultCode.NO_FREE_SLOT, Place.of(source)));
        }
    }

    /**
     * Makes the slot, from whose position on every change will be in the log's reader: what was committed before is to be read from the tables.
     * The server first waits for all transactions that are writing, in whatever database of it.
     *
     * @param longest after that many seconds it is given up
     * @return the position, as {@link LogPosition} counts it
     * @throws SourceAwayException when others' transactions last longer; says whose
     */
    public long create(Connection connection, int longest) throws SQLException {
        // The wait is for a lock on each of those transactions.
        limit(connection, "lock_timeout", "0");
        limit(connection, "statement_timeout", longest + "s");
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT lsn::text FROM pg_create_logical_replication_slot(?, 'pgoutput')")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return LogSequenceNumber.valueOf(row.getString(1)).asLong();
            }
        } catch (SQLException e) {
            if (CANCELLED.equals(e.getSQLState())) {
                OldestWriter writer = OldestWriter.find(connection);
                throw new SourceAwayException(
                        Fault.of(
                                FaultCode.SLOT_WAITS,
                                Place.of(source),
                                name,
                                longest,
                                writer.who(),
                                writer.since(),
                                writer.remedy()),
                        e);
            }
            throw e;
        } finally {
            SessionLimits.set(connection);
        }
    }

    private static void limit(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    /** Bytes of log that the server keeps for the slot; 0 when there is no slot. */
    public long retained(Connection connection) throws SQLException {
        String sql = "SELECT greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::bigint"
                + " FROM pg_catalog.pg_replication_slots WHERE slot_name = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Gives the slot up, so that the server can drop its log: ends the session that reads through it, and drops it. All tables have to be read
     * anew then.
     *
     * @return what to tell
     * @throws SourceAwayException when the reader does not end
     */
    public Fault giveUp(Connection connection, long retained, long most) throws SQLException {
        Optional<State> state = state(connection);
        if (state.isPresent() && state.get().active()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT pg_terminate_backend(?, ?)")) {
                statement.setInt(1, state.get().pid());
                statement.setLong(2, END_MILLIS);
                statement.execute();
            }
            requireFree(connection);
        }
        drop(connection);
        return Fault.of(FaultCode.SLOT_GIVEN_UP, Place.of(source), name, retained >> 20, most >> 20);
    }

    /** @throws FaultException when changes after {@code lsn} cannot all be read through the slot any more */
    void requireReaching(Connection connection, long lsn) throws SQLException {
        @Nullable State state = state(connection).orElse(null);
        if (state == null) {
            throw gone(FaultCode.SLOT_MISSING);
        }
        if (!state.here() || !state.plugin().equals("pgoutput")) {
            throw gone(FaultCode.SLOT_FOREIGN);
        }
        if (state.walStatus().equals("lost")) {
            throw gone(FaultCode.SLOT_LOST);
        }
        if (Long.compareUnsigned(LogSequenceNumber.valueOf(state.confirmed()).asLong(), lsn) > 0) {
            throw gone(FaultCode.SLOT_AHEAD);
        }
        if (Long.compareUnsigned(current(connection), lsn) < 0) {
            throw gone(FaultCode.LOG_WENT_BACK);
        }
    }

    private FaultException gone(FaultCode why) {
        return new FaultException(Fault.of(why, Place.of(source), name, source));
    }

    private Optional<State> state(Connection connection) throws SQLException {
        String sql = "SELECT active, coalesce(active_pid, 0), coalesce(wal_status, ''), coalesce(plugin, ''),"
                + " coalesce(confirmed_flush_lsn, '0/0')::text, coalesce(database = current_database(), false)"
                + " FROM pg_replication_slots WHERE slot_name = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new State(
                                row.getBoolean(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6)))
                        : Optional.empty();
            }
        }
    }

    private static long current(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_current_wal_lsn()::text");
                ResultSet row = query.executeQuery()) {
            row.next();
            return LogSequenceNumber.valueOf(row.getString(1)).asLong();
        }
    }

    private static boolean roomForOne(Connection connection) throws SQLException {
        String sql = "SELECT count(*) < current_setting('max_replication_slots')::int FROM pg_replication_slots";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
