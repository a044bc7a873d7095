package org.heyi.connectors.running;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Source;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.files.FolderRows;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads a source's tables as they are now, beside its log: to preview a mapping, and to compare the graph with the source. */
public interface SourceRows extends AutoCloseable {

    /** Those of {@code names} that the source has. */
    List<Table> tables(Collection<String> names);

    /** Names of all the source's tables. */
    List<String> names();

    /** As what the table is read, for a person to see: which file, in which encoding; empty where that is not in question. */
    default Optional<String> kind(Table table) {
        return Optional.empty();
    }

    /** Gives each row of the mapping's table, at most {@code limit}, in no order, with the columns that the mapping uses. */
    void read(TableMapping mapping, long limit, Consumer<Row> consumer);

    /** Why the tables, which are there, could not be captured if that began now. */
    default List<Fault> refused(List<Table> tables) {
        return List.of();
    }

    /** What keeps nothing from being captured, and should be known. */
    default List<Fault> warnings() {
        return List.of();
    }

    @Override
    void close();

    /**
     * Opens the connector's source.
     *
     * @throws FaultException when it is away or refuses
     */
    static SourceRows open(Connector connector) {
        if (connector.source() instanceof Source.DropFolder folder) {
            return new DropFolderSource(connector, new FolderRows(connector.name(), folder));
        }
        try {
            SourceDatabase database = RunningConnector.database(connector, (Source.Database) connector.source());
            return new DatabaseSource(connector, database, database.connect());
        } catch (SourceAwayException e) {
            throw new FaultException(e.fault(), e);
        }
    }

    /** A database, over one connection. */
    record DatabaseSource(Connector connector, SourceDatabase database, Connection connection) implements SourceRows {

        @Override
        public List<Table> tables(Collection<String> names) {
            return ask(() -> Catalogue.tables(connection, null, names));
        }

        @Override
        public List<String> names() {
            return ask(() -> Catalogue.allNames(connection, null));
        }

        @Override
        public void read(TableMapping mapping, long limit, Consumer<Row> consumer) {
            ask(() -> {
                JdbcRows.read(database, connection, mapping, limit, consumer);
                return Set.of();
            });
        }

        @Override
        public List<Fault> refused(List<Table> tables) {
            return ask(() -> {
                database.check(connection);
                return database.refused(connection, tables);
            });
        }

        @Override
        public List<Fault> warnings() {
            return ask(() -> database.warnings(connection));
        }

        @Override
        public void close() {
            ask(() -> {
                connection.close();
                return Set.of();
            });
        }

        private <T> T ask(Question<T> question) {
            try {
                return question.ask();
            } catch (SQLException e) {
                Place place = Place.of(connector.name());
                String reason = Connecting.reason(e);
                throw new FaultException(
                        Connecting.isAway(e)
                                ? Fault.of(
                                        FaultCode.SOURCE_AWAY,
                                        place,
                                        database.address().server(),
                                        reason)
                                : Fault.of(FaultCode.QUERY_REFUSED, place, reason),
                        e);
            }
        }

        private interface Question<T> {
            T ask() throws SQLException;
        }
    }

    /** A drop folder. */
    record DropFolderSource(Connector connector, FolderRows rows) implements SourceRows {

        @Override
        public List<Table> tables(Collection<String> names) {
            return rows.tables().stream()
                    .filter(table -> names.contains(table.name()))
                    .toList();
        }

        @Override
        public List<String> names() {
            return rows.tables().stream().map(Table::name).toList();
        }

        @Override
        public void read(TableMapping mapping, long limit, Consumer<Row> consumer) {
            rows.read(mapping.table(), limit, consumer);
        }

        @Override
        public Optional<String> kind(Table table) {
            return rows.kind(table);
        }

        @Override
        public void close() {
            // Files are open only while they are read.
        }
    }
}
