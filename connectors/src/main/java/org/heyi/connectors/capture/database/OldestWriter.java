package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whose transaction has been writing for longest on the server: a new slot waits for it. Its age may be hidden from those who are not members
 * of {@code pg_read_all_stats}; then that of the session stands for it.
 *
 * @param who a process of the server, or a prepared transaction, which has none
 * @param since when it began
 * @param remedy the statement that ends it
 */
record OldestWriter(String who, String since, String remedy) {
    private static final String SQL = """
            SELECT format('pid %s, %s', pid, usename) AS who,
              coalesce(xact_start, backend_start, now()) AS since,
              format('SELECT pg_terminate_backend(%s)', pid) AS remedy, age(backend_xid) AS age
            FROM pg_catalog.pg_stat_activity WHERE backend_xid IS NOT NULL
            UNION ALL
            SELECT format('prepared transaction %L, %s', gid, owner), prepared, format('ROLLBACK PREPARED %L', gid),
              age(transaction)
            FROM pg_catalog.pg_prepared_xacts
            ORDER BY age DESC LIMIT 1
            """;

    static OldestWriter find(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SQL);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new OldestWriter(row.getString("who"), row.getString("since"), row.getString("remedy"))
                    : new OldestWriter("-", "-", "-");
        }
    }
}
