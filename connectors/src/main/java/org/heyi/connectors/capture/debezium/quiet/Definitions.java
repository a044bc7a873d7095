package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import io.debezium.DebeziumException;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.jdbc.ConnectionFactory;
import io.debezium.relational.TableId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Tables' definitions as the catalogue has them now, as a statement with nothing in it but the columns, their types and the key. */
final class Definitions {
    private static final String COLUMNS = "SELECT column_name, column_type, character_set_name, is_nullable"
            + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";
    private static final String KEY =
            "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = ?"
                    + " AND table_name = ? AND constraint_name = 'PRIMARY' ORDER BY ordinal_position";

    private static final String VERSIONED = "SELECT 1 FROM information_schema.tables WHERE table_schema = ?"
            + " AND table_name = ? AND table_type = 'SYSTEM VERSIONED'";

    private final ConnectionFactory<BinlogConnectorConnection> connections;

    Definitions(ConnectionFactory<BinlogConnectorConnection> connections) {
        this.connections = connections;
    }

    /** Statements that make the table as it is now; none when it is not there. */
    List<QueryEventData> read(TableId id) {
        try (BinlogConnectorConnection connection = connections.newConnection()) {
            List<String> parts = columns(connection, id);
            if (parts.isEmpty()) {
                return List.of();
            }
            String key = key(connection, id);
            if (!key.isEmpty()) {
                parts.add("PRIMARY KEY (" + key + ")");
            }
            String table = quoted(id.catalog()) + "." + quoted(id.table());
            return List.of(
                    statement(id, "DROP TABLE IF EXISTS " + table),
                    statement(id, "CREATE TABLE " + table + " (" + String.join(", ", parts) + ")"));
        } catch (SQLException e) {
            throw new DebeziumException("cannot read the definition of " + id, e);
        }
    }

    /** Whether the table keeps the versions of its rows, so that the log has rows of it which are none. */
    boolean isVersioned(TableId id) {
        try (BinlogConnectorConnection connection = connections.newConnection();
                PreparedStatement query = connection.connection().prepareStatement(VERSIONED)) {
            query.setString(1, id.catalog());
            query.setString(2, id.table());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new DebeziumException("cannot read the definition of " + id, e);
        }
    }

    private static QueryEventData statement(TableId id, String sql) {
        QueryEventData statement = new QueryEventData();
        statement.setDatabase(id.catalog());
        statement.setSql(sql);
        return statement;
    }

    private static List<String> columns(BinlogConnectorConnection connection, TableId id) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.connection().prepareStatement(COLUMNS)) {
            query.setString(1, id.catalog());
            query.setString(2, id.table());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String characters = rows.getString(3) == null ? "" : " CHARACTER SET " + rows.getString(3);
                    String needed = rows.getString(4).equals("NO") ? " NOT NULL" : "";
                    columns.add(quoted(rows.getString(1)) + " " + rows.getString(2) + characters + needed);
                }
            }
        }
        return columns;
    }

    private static String key(BinlogConnectorConnection connection, TableId id) throws SQLException {
        StringJoiner key = new StringJoiner(", ");
        try (PreparedStatement query = connection.connection().prepareStatement(KEY)) {
            query.setString(1, id.catalog());
            query.setString(2, id.table());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    key.add(quoted(rows.getString(1)));
                }
            }
        }
        return key.toString();
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
