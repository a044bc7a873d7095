package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Whether a table's changes reach the binary log of MariaDB or MySQL at all. */
final class LoggedTables {
    private static final int SYNTAX = 1064;
    private static final int DENIED = 1227;

    /** Engines whose rows change elsewhere, or are not there. */
    private static final Set<String> UNLOGGED =
            Set.of("BLACKHOLE", "CONNECT", "FEDERATED", "MRG_MYISAM", "OQGRAPH", "S3", "SEQUENCE", "SPHINX", "SPIDER");

    private LoggedTables() {}

    /** Why the table's changes are not in the log; empty when they are. */
    static Optional<Fault> refused(Connection connection, TableId table, String name) throws SQLException {
        Optional<Fault> filtered = filtered(connection, table, name);
        return filtered.isPresent() ? filtered : unlogged(connection, table, name);
    }

    private static Optional<Fault> filtered(Connection connection, TableId table, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet status = status(statement)) {
            if (!status.next()) {
                return Optional.empty();
            }
            String only = text(status, "Binlog_Do_DB");
            String not = text(status, "Binlog_Ignore_DB");
            if (!only.isEmpty() && !holds(only, table.schema())) {
                return Optional.of(
                        Fault.of(FaultCode.BINLOG_FILTERED, Place.of(name), "binlog-do-db", only, table.schema()));
            }
            return holds(not, table.schema())
                    ? Optional.of(Fault.of(
                            FaultCode.BINLOG_FILTERED, Place.of(name), "binlog-ignore-db", not, table.schema()))
                    : Optional.empty();
        }
    }

    private static ResultSet status(Statement statement) throws SQLException {
        try {
            return statement.executeQuery("SHOW MASTER STATUS");
        } catch (SQLException e) {
            if (e.getErrorCode() != SYNTAX) {
                throw e;
            }
            return statement.executeQuery("SHOW BINARY LOG STATUS");
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static boolean holds(String databases, String database) {
        List<String> names =
                Arrays.stream(databases.split(",", -1)).map(String::strip).toList();
        return names.contains(database);
    }

    private static Optional<Fault> unlogged(Connection connection, TableId table, String name) throws SQLException {
        String sql = "SELECT engine FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.schema());
            query.setString(2, table.table());
            try (ResultSet rows = query.executeQuery()) {
                String engine = rows.next() ? text(rows, "engine") : "";
                return UNLOGGED.contains(engine.toUpperCase(Locale.ROOT))
                        ? Optional.of(Fault.of(FaultCode.ENGINE_WITHOUT_LOG, Place.of(name), table.table(), engine))
                        : Optional.empty();
            }
        }
    }

    /** Whether the server gets changes from another one; false when the user may not know. */
    static boolean isReplica(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = replication(statement)) {
            return rows.next();
        } catch (SQLException e) {
            if (e.getErrorCode() != DENIED) {
                throw e;
            }
            return false;
        }
    }

    private static ResultSet replication(Statement statement) throws SQLException {
        try {
            return statement.executeQuery("SHOW REPLICA STATUS");
        } catch (SQLException e) {
            if (e.getErrorCode() != SYNTAX) {
                throw e;
            }
            return statement.executeQuery("SHOW SLAVE STATUS");
        }
    }
}
