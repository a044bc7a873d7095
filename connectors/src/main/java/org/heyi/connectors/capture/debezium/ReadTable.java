package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.TableReader;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/** A table as the catalogue has it now, its mapping, and its reader. Used by one thread. */
record ReadTable(TableMapping mapping, TableReader reader, Connection connection) {

    /**
     * @param run as {@link TableReader#of}
     * @throws org.heyi.schema.fault.FaultException when the table is not there, or its statements do not fit it
     */
    static ReadTable of(CaptureContext context, SourceDatabase database, Connection connection, String run, String name)
            throws SQLException {
        Optional<Table> table =
                Catalogue.tables(connection, null, List.of(name)).stream().findFirst();
        TableMapping mapping = context.mappings()
                .compile(name, table, table.isPresent() ? List.of() : Catalogue.names(connection, null));
        return new ReadTable(mapping, TableReader.of(database, connection, run, mapping), connection);
    }

    String name() {
        return mapping.table().name();
    }

    /** As {@link TableReader#range}. */
    Look range(@Nullable List<String> after, int limit) throws SQLException {
        return look(() -> reader.range(after, limit));
    }

    /** As {@link TableReader#rows}. */
    Look rows(Collection<String> rows) throws SQLException {
        return look(() -> reader.rows(rows));
    }

    private interface Looking {
        Look look() throws SQLException;
    }

    /** A table cannot be read, or its rows do not fit its mapping, when it has been altered since that was compiled, too. */
    private Look look(Looking looking) throws SQLException {
        Look look;
        try {
            look = looking.look();
        } catch (SQLException e) {
            if (!Connecting.isAway(e) && isAltered()) {
                throw new TableAlteredException(name(), e);
            }
            throw e;
        }
        Instant now = Instant.now();
        boolean doubtful = look.rows().stream()
                .flatMap(row -> mapping.changed(row, now).stream())
                .anyMatch(Change.Quarantine.class::isInstance);
        if (doubtful && isAltered()) {
            throw new TableAlteredException(name(), null);
        }
        return look;
    }

    private boolean isAltered() throws SQLException {
        return !Catalogue.tables(connection, null, List.of(name())).equals(List.of(mapping.table()));
    }
}
