package org.heyi.connectors.capture;

import org.heyi.demo.database.DatabaseServer;

/** A database in MySQL. */
final class MySqlTestSource extends BinlogTestSource {

    MySqlTestSource(DatabaseServer server, String name) {
        super(server, name);
    }

    @Override
    String numbers() {
        return "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < %d) SELECT n FROM numbers";
    }
}
