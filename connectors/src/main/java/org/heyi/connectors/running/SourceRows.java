package org.heyi.connectors.running;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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

    /** Gives each row of the table, at most {@code limit}, in no order. */
    void read(Table table, long limit, Consumer<Row> consumer);

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
            return ask(() -> Catalogue.names(connection, null));
        }

        @Override
        public void read(Table table, long limit, Consumer<Row> consumer) {
            ask(() -> {
                JdbcRows.read(database, connection, table, limit, consumer);
                return Set.of();
            });
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
                String server = database.address().server();
                throw new FaultException(Fault.of(FaultCode.SOURCE_AWAY, place, server, Connecting.reason(e)), e);
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
        public void read(Table table, long limit, Consumer<Row> consumer) {
            rows.read(table, limit, consumer);
        }

        @Override
        public void close() {
            // Files are open only while they are read.
        }
    }
}
