package org.heyi.demo.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A running server of its own process, listening on loopback only. It ends with {@link #close()} or with this JVM; what an earlier JVM left
 * running on the same data is ended first.
 */
public interface DatabaseServer extends AutoCloseable {

    /** The port it listens on. */
    int port();

    /** Address of a database, without user and password; the database need not exist yet. */
    String jdbcUrl(String database);

    /** The server's process, as long as it runs. */
    Optional<Long> pid();

    /**
     * Creates the database and the user where they are missing, and gives the user the password, all rights on the database, and the right
     * to replicate. The user is no superuser.
     *
     * @param database letters, digits, {@code _} and {@code -}
     * @param user the same
     */
    void createDatabase(String database, String user, String password) throws SQLException;

    /** A connection as superuser, for what the departments' user may not do. */
    Connection superuser(String database) throws SQLException;

    /** Ends the server in order; the data stays. */
    @Override
    void close();

    /** A connection to one of the databases. */
    default Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }
}
