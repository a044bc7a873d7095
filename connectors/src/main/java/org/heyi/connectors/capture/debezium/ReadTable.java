package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.TableReader;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** A table as the catalogue has it now, its mapping, and its reader. Used by one thread. */
record ReadTable(TableMapping mapping, TableReader reader) {

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
        return new ReadTable(mapping, TableReader.of(database, connection, run, mapping));
    }

    String name() {
        return mapping.table().name();
    }

    Look range(@Nullable List<String> after, int limit) throws SQLException {
        return reader.range(after, limit);
    }

    Look rows(Collection<String> rows) throws SQLException {
        return reader.rows(rows);
    }
}
