package org.heyi.connectors.capture;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.heyi.demo.database.DatabaseServer;

/** A database in MariaDB or MySQL. */
abstract class BinlogTestSource extends SqlTestSource {

    BinlogTestSource(DatabaseServer server, String name) {
        super(server, name);
    }

    @Override
    String quoted(String identifier) {
        return '`' + identifier + '`';
    }

    @Override
    String keyType() {
        return "varchar(100)";
    }

    @Override
    String textType() {
        return "longtext";
    }

    @Override
    public void loseLog() {
        // Log that is still read, or may be needed after a crash, is purged only a little later.
        try (Connection superuser = server.superuser(name());
                Statement statement = superuser.createStatement()) {
            for (String reader : readers(statement)) {
                statement.execute("KILL " + reader);
            }
            statement.execute("FLUSH BINARY LOGS");
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                statement.execute("PURGE BINARY LOGS BEFORE now(6) + INTERVAL 1 HOUR");
                return files(statement) == 1;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int files(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW BINARY LOGS")) {
            int files = 0;
            while (rows.next()) {
                files++;
            }
            return files;
        }
    }

    private static List<String> readers(Statement statement) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
