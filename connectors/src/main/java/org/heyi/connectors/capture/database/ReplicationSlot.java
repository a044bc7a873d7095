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
final class ReplicationSlot {
    private final String source;
    private final String name;

    ReplicationSlot(String source, String name) {
        this.source = source;
        this.name = name;
    }

    private record State(boolean active, int pid, String walStatus, String plugin, String confirmed, boolean here) {}

    String name() {
        return name;
    }

    /** The server notices late that a reader was killed; until then the slot is in use. */
    void requireFree(Connection connection) throws SQLException {
        Optional<State> state = state(connection);
        if (state.isPresent() && state.get().active()) {
            throw new SourceAwayException(Fault.of(
                    FaultCode.SLOT_IN_USE, Place.of(source), name, state.get().pid()));
        }
    }

    void drop(Connection connection) throws SQLException {
        if (state(connection).isPresent()) {
            execute(connection, "SELECT pg_drop_replication_slot(?)");
        } else if (!roomForOne(connection)) {
            throw new FaultException(Fault.of(FaultCode.NO_FREE_SLOT, Place.of(source)));
        }
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
