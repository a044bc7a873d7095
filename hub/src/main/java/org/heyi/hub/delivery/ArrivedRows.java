package org.heyi.hub.delivery;

import java.time.Instant;
import java.util.List;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.hub.graph.GraphRecords;

/**
 * Tells whether a department's row has come to the graph as it is now. Only then may it be written to: else what the department has just
 * said would be overwritten by values that do not know of it.
 */
record ArrivedRows(GraphRecords graph, TableMapping mapping) {

    boolean contains(Row row) {
        List<Record> said = mapping.changed(row, Instant.EPOCH).stream()
                .filter(Change.Upsert.class::isInstance)
                .map(change -> ((Change.Upsert) change).record())
                .toList();
        GraphRecords.Comparison comparison = graph.compare(said);
        return comparison.missing().isEmpty() && comparison.different().isEmpty();
    }
}
