package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Why the tables could not be captured if that began now; changes nothing. */
    default List<Fault> refused(Connection connection, List<Table> tables) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        for (Table table : tables) {
            refused(connection, table).ifPresent(faults::add);
        }
        return faults;
    }

    /** What does not keep the source from being captured, and what its administrator should know. */
    default List<Fault> warnings(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * What the tables are like now, as far as the log does not tell what becomes of them; nothing where it tells everything. Takes no lock.
     *
     * @param before what was found the last time: a table that was renamed is known by it; empty the first time
     */
    default Map<TableId, TableShape> shapes(
            Connection connection, Collection<TableId> tables, Map<TableId, TableShape> before) throws SQLException {
        return Map.of();
    }

    /**
     * What happened to a table between two looks.
     *
     * @param table as its mapping names it
     */
    default TableChange change(String table, TableShape before, TableShape now) {
        return new TableChange.None();
    }

    /**
     * Has the log tell changes of exactly these tables, where that has to be asked for.
     *
     * @return why some could not be put in or taken out; to be tried again
     */
    default Map<TableId, Fault> publish(Connection connection, Collection<TableId> tables) throws SQLException {
        return Map.of();
    }

    /**
     * Why the log does not hold everything any more; it is given up when the server has to keep too much of it for us.
     *
     * @param most bytes that it may keep
     * @return what to tell; empty when all is in the log. Else everything has to be read anew
     */
    default Optional<Fault> logLost(Connection connection, long most) throws SQLException {
        return Optional.empty();
    }

    /**
     * Makes ready what the log is read through.
     *
     * @param position where to go on; null when everything is about to be read
     * @throws org.heyi.schema.fault.FaultException when the log does not reach back to the position, or a right is missing
     * @throws SourceAwayException when something else still reads the log in our name
     */
    Ready prepare(Connection connection, List<Table> tables, @Nullable LogPosition position) throws SQLException;

    /**
     * What became of the log.
     *
     * @param start where it begins, for a source that begins anew; null when it goes on where it was, or the log's reader finds out
     * @param changed tables whose changes are not all in the log since the position, by name
     * @param refused tables whose changes will not be in the log, by name, with the reason
     */
    record Ready(@Nullable LogPosition start, Set<String> changed, Map<String, Fault> refused) {
        /** The log goes on. */
        static final Ready AS_IT_WAS = new Ready(null, Set.of(), Map.of());
    }

    /** Which rows of the tables change with others without a word in the log. */
    default Cascades cascades(Connection connection, Set<TableId> tables) throws SQLException {
        return new Cascades(List.of(), tables);
    }

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

    /**
     * Whether rows of the table may have the same primary key in the middle of a transaction, since the server checks it only at the end of a
     * statement or of the transaction. The log then tells changes of several rows under one key.
     */
    default boolean sharesKeys(Connection connection, TableId table) throws SQLException {
        return false;
    }

    /** The full name of a mapping's table. */
    TableId id(String table);

    /** The name as SQL has it. */
    String quote(String identifier);

    /** {@link #quote quoted} full name. */
    default String quote(TableId id) {
        return quote(id.schema()) + "." + quote(id.table());
    }
}
