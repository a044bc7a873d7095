package org.heyi.connectors.capture.debezium;

import java.util.Map;
import org.heyi.connectors.capture.database.Cascades.Touched;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.schema.fault.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the tables read anew of which the log says more, or less, than their rows' changes. */
final class TableNotices implements TableEvents {
    private static final Logger LOG = LoggerFactory.getLogger(TableNotices.class);
    private final Map<TableId, String> names;
    private final StreamedTables tables;
    private final Runnable restart;

    /**
     * @param names what the mappings call the tables
     * @param restart begins another run of the log's reader
     */
    TableNotices(Map<TableId, String> names, StreamedTables tables, Runnable restart) {
        this.names = Map.copyOf(names);
        this.tables = tables;
        this.restart = restart;
    }

    @Override
    public void readAnew(TableId table, Fault because) {
        String name = names.get(table);
        if (name != null) {
            LOG.info("read anew: {}", because);
            tables.readAnew(name);
        }
    }

    @Override
    public void cascaded(Touched touched, Fault because) {
        String name = names.get(touched.table());
        if (name != null) {
            LOG.debug("read once more: {}", because);
            tables.readOnceMore(name);
        }
    }

    @Override
    public void gone(TableId table, Fault because) {
        String name = names.get(table);
        if (name != null) {
            tables.gone(name, because);
        }
    }

    @Override
    public void foreignKeysChanged() {
        restart.run();
    }
}
