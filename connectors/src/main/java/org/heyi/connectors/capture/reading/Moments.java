package org.heyi.connectors.capture.reading;

import java.sql.Connection;
import java.sql.SQLException;
import org.heyi.connectors.capture.database.SourceDatabase;

/**
 * Opens and ends the short transactions in which tables are looked at, and says when in the log they were. No table is written to.
 */
interface Moments {

    /** The engine's. {@code run} tells marks of one run of the log's reader from those of others. */
    static Moments of(SourceDatabase database, String run) {
        return switch (database.address().engine()) {
            case POSTGRESQL -> new PostgresMoments(run);
            case MARIADB -> new MariaDbMoments();
            case MYSQL -> new MySqlMoments();
        };
    }

    /** Sets a new connection up for short transactions that read. */
    void open(Connection connection) throws SQLException;

    /**
     * Begins a transaction; all that is read of the table in it is of one moment.
     *
     * @param table quoted, with its schema
     */
    void begin(Connection connection, String table) throws SQLException;

    /** Ends the transaction, and says when it was. */
    Moment end(Connection connection) throws SQLException;
}
