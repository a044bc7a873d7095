package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What capturing needs to know of a database engine besides its log. Nothing here changes a row or a table; what is made at the source is
 * only what its log cannot be read without. Methods that get a connection throw {@link SQLException} when it breaks.
 */
public interface SourceDatabase {

    /**
     * The database at the address, of the engine that the address names. Connects to nothing yet.
     *
     * @param source name of the source, for what is told of it
     * @param slotName of the replication slot and the publication that a PostgreSQL database is read through
     */
    static SourceDatabase of(String source, DatabaseAddress address, String slotName) {
        return switch (address.engine()) {
            case POSTGRESQL -> new PostgresDatabase(source, address, slotName);
            case MARIADB -> new MariaDbDatabase(source, address);
            case MYSQL -> new MySqlDatabase(source, address);
        };
    }

    /** Where it is. */
    DatabaseAddress address();

    /**
     * A new connection, with time limits on everything.
     *
     * @throws SourceAwayException when the server does not answer
     * @throws org.heyi.schema.fault.FaultException when it does, and refuses
     */
    Connection connect();

    /** @throws org.heyi.schema.fault.FaultException when the server is not set up for capturing, or the user lacks a right */
    void check(Connection connection) throws SQLException;

    /** Why the table cannot be captured, although it is there and has a primary key. */
    Optional<Fault> refused(Connection connection, Table table) throws SQLException;

    /**
     * Makes ready what the log is read through.
     *
     * @param position where to go on; null when a snapshot is about to begin
     * @throws org.heyi.schema.fault.FaultException when the log does not reach back to the position, or a right is missing
     * @throws SourceAwayException when something else still reads the log in our name
     */
    void prepare(Connection connection, List<Table> tables, @Nullable LogPosition position) throws SQLException;

    /** The catalogue's estimate of the rows of all tables together; null when it has none. */
    @Nullable
    Long estimatedRows(Connection connection, List<Table> tables) throws SQLException;

    /** Bytes of log after the position; null when the server cannot say. */
    @Nullable
    Long logAfter(Connection connection, LogPosition position) throws SQLException;

    /**
     * The position after a transaction or a snapshot.
     *
     * @param offset what Debezium says with its end
     * @param transaction the id of the transaction that ended; null when it is not one's end
     */
    LogPosition after(Map<String, ?> offset, @Nullable String transaction);

    /** The full name of a mapping's table. */
    TableId id(String table);

    /** The name as SQL has it. */
    String quote(String identifier);

    /** {@link #quote quoted} full name. */
    default String quote(TableId id) {
        return quote(id.schema()) + "." + quote(id.table());
    }
}
