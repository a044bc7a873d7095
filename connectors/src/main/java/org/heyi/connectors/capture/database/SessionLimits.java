package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The limits of every session of ours in a PostgreSQL database: nobody's DDL waits for us, and none of our transactions keeps the server from
 * cleaning up. {@code transaction_timeout} is from 17 on; a statement ends before the socket is given up, or the server would go on with it.
 */
final class SessionLimits {
    private static final String SQL = "SELECT set_config(name, CASE name WHEN 'lock_timeout' THEN '5s'"
            + " WHEN 'statement_timeout' THEN '110s' WHEN 'transaction_timeout' THEN '590s' ELSE '300s' END, false)"
            + " FROM pg_catalog.pg_settings WHERE name IN ('lock_timeout', 'statement_timeout',"
            + " 'idle_in_transaction_session_timeout', 'transaction_timeout')";

    private SessionLimits() {}

    static void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SQL);
        }
    }
}
