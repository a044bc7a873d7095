package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** The publication of one source: just the tables that its mappings read. */
final class Publication {
    static final Comparator<TableId> ORDER =
            Comparator.comparing(TableId::schema).thenComparing(TableId::table);
    private static final String NO_RIGHT = "42501";

    private final String source;
    private final String name;
    private final String user;

    Publication(String source, String name, String user) {
        this.source = source;
        this.name = name;
        this.user = user;
    }

    /** Makes the publication one of exactly these tables. */
    void create(Connection connection, List<TableId> tables, Function<TableId, String> quote) throws SQLException {
        Optional<Set<TableId>> published = published(connection);
        if (published.isPresent() && published.get().equals(sorted(tables))) {
            return;
        }
        String list = tables.stream().map(quote).collect(Collectors.joining(", "));
        String sql = published.isPresent()
                ? "ALTER PUBLICATION " + name + " SET TABLE " + list
                : "CREATE PUBLICATION " + name + " FOR TABLE " + list + " WITH (publish_via_partition_root = true)";
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (NO_RIGHT.equals(e.getSQLState())) {
                throw new FaultException(
                        Fault.of(FaultCode.NO_PUBLICATION_RIGHT, Place.of(source), user, Connecting.reason(e), sql), e);
            }
            throw e;
        }
    }

    /** @throws FaultException when the log was written while the publication was another: its changes are not all in there */
    void requireOf(Connection connection, List<TableId> tables) throws SQLException {
        if (!published(connection).equals(Optional.of(sorted(tables)))) {
            throw new FaultException(Fault.of(FaultCode.PUBLICATION_CHANGED, Place.of(source), name, source));
        }
    }

    private static Set<TableId> sorted(List<TableId> tables) {
        Set<TableId> sorted = new TreeSet<>(ORDER);
        sorted.addAll(tables);
        return sorted;
    }

    private Optional<Set<TableId>> published(Connection connection) throws SQLException {
        String sql = "SELECT t.schemaname, t.tablename FROM pg_publication p"
                + " LEFT JOIN pg_publication_tables t ON t.pubname = p.pubname WHERE p.pubname = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return tables(rows);
            }
        }
    }

    private static Optional<Set<TableId>> tables(ResultSet rows) throws SQLException {
        Set<TableId> tables = new TreeSet<>(ORDER);
        boolean exists = false;
        while (rows.next()) {
            exists = true;
            String schema = rows.getString(1);
            if (schema != null) {
                tables.add(new TableId(schema, rows.getString(2)));
            }
        }
        return exists ? Optional.of(tables) : Optional.empty();
    }
}
