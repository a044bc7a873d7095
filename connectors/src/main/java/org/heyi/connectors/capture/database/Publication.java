package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * The publication of one source: just the tables that its mappings read, each without those that inherit from it; partitions count as parts of
 * their table. As long as a table is in there without a {@link ReplicaIdentity}, the server refuses its owner's UPDATE and DELETE.
 */
public final class Publication {
    static final Comparator<TableId> ORDER =
            Comparator.comparing(TableId::schema).thenComparing(TableId::table);
    private static final String NO_RIGHT = "42501";
    private static final String LOCKED = "55P03";
    private static final String OPTIONS =
            "publish = 'insert, update, delete, truncate', publish_via_partition_root = true";

    private final String source;
    private final String name;
    private final String user;
    private final Function<TableId, String> quote;

    Publication(String source, String name, String user, Function<TableId, String> quote) {
        this.source = source;
        this.name = name;
        this.user = user;
        this.quote = quote;
    }

    /**
     * Makes the publication, empty, when there is none.
     *
     * @throws FaultException when the user may not
     */
    public void make(Connection connection) throws SQLException {
        if (published(connection).isEmpty()) {
            Optional<Fault> refused =
                    run(connection, "CREATE PUBLICATION " + name + " WITH (" + OPTIONS + ")", Place.of(source));
            if (refused.isPresent()) {
                throw new FaultException(refused.get());
            }
        }
    }

    private String statement(boolean exists, Collection<TableId> tables) {
        String list = sorted(tables).stream().map(this::only).collect(Collectors.joining(", "));
        return exists
                ? "ALTER PUBLICATION " + name + " SET TABLE " + list
                : "CREATE PUBLICATION " + name + " FOR TABLE " + list + " WITH (" + OPTIONS + ")";
    }

    /** Why it could not be made one of exactly these tables; changes nothing. */
    Optional<Fault> refused(Connection connection, Collection<TableId> tables) throws SQLException {
        Optional<Set<TableId>> published = published(connection);
        String limits = PublicationLimits.of(connection, name);
        if (!limits.isEmpty()) {
            return Optional.of(Fault.of(FaultCode.PUBLICATION_LIMITED, Place.of(source), name, limits));
        }
        if (published.isPresent() && published.get().equals(sorted(tables))) {
            return Optional.empty();
        }
        String lacking = PublicationLimits.lacking(connection, name, sorted(tables));
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.of(
                        FaultCode.NO_PUBLICATION_RIGHT,
                        Place.of(source),
                        user,
                        lacking,
                        statement(published.isPresent(), tables)));
    }

    /**
     * Takes out what is too much and puts in what is missing, table by table.
     *
     * @return why some could not be; those are to be tried again, or to be left out
     */
    public Map<TableId, Fault> align(Connection connection, Collection<TableId> tables) throws SQLException {
        requirePlain(connection);
        Set<TableId> published = published(connection).orElseGet(Set::of);
        Map<TableId, Fault> refused = new LinkedHashMap<>();
        for (TableId table : published) {
            if (!tables.contains(table)) {
                remove(connection, table).ifPresent(fault -> refused.put(table, fault));
            }
        }
        for (TableId table : sorted(tables)) {
            if (!published.contains(table)) {
                add(connection, table).ifPresent(fault -> refused.put(table, fault));
            }
        }
        return refused;
    }

    /** Puts the table in; gives why not: a lock that was not to be had in time, or a right. */
    public Optional<Fault> add(Connection connection, TableId table) throws SQLException {
        return run(connection, "ALTER PUBLICATION " + name + " ADD TABLE " + only(table), place(table));
    }

    /** Takes the table out; gives why not: a lock that was not to be had in time, or a right. */
    public Optional<Fault> remove(Connection connection, TableId table) throws SQLException {
        return run(connection, "ALTER PUBLICATION " + name + " DROP TABLE " + only(table), place(table));
    }

    /** @throws FaultException when the publication has not all changes of its tables, or has other tables without naming them */
    private void requirePlain(Connection connection) throws SQLException {
        String limits = PublicationLimits.of(connection, name);
        if (!limits.isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.PUBLICATION_LIMITED, Place.of(source), name, limits));
        }
    }

    private Optional<Fault> run(Connection connection, String sql, Place place) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            if (NO_RIGHT.equals(e.getSQLState())) {
                return Optional.of(Fault.of(FaultCode.NO_PUBLICATION_RIGHT, place, user, Connecting.reason(e), sql));
            }
            if (LOCKED.equals(e.getSQLState())) {
                return Optional.of(Fault.of(FaultCode.PUBLICATION_LOCKED, place, sql));
            }
            throw e;
        }
    }

    private String only(TableId table) {
        return "ONLY " + quote.apply(table);
    }

    private Place place(TableId table) {
        return Place.of(source + "/" + table.table());
    }

    private static Set<TableId> sorted(Collection<TableId> tables) {
        Set<TableId> sorted = new TreeSet<>(ORDER);
        sorted.addAll(tables);
        return sorted;
    }

    /** Its tables; empty when there is no such publication. */
    Optional<Set<TableId>> published(Connection connection) throws SQLException {
        String sql = "SELECT n.nspname, c.relname FROM pg_catalog.pg_publication p"
                + " LEFT JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid"
                + " LEFT JOIN pg_catalog.pg_class c ON c.oid = r.prrelid"
                + " LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE p.pubname = ?";
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
