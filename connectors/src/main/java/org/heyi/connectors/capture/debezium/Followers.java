package org.heyi.connectors.capture.debezium;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** Finds the table that an event is about. Used by one thread. */
final class Followers {
    private static final int SCHEMAS_KEPT = 1_000;
    private final Map<TableId, TableFollower> byTable;
    private final IdentityHashMap<Schema, Followed> bySchema = new IdentityHashMap<>();

    /** A table's follower, with the reader for the columns that one schema has; null for a table without mapping. */
    record Followed(@Nullable TableFollower table, @Nullable RowReader reader) {}

    Followers(Map<TableId, TableFollower> byTable) {
        this.byTable = new HashMap<>(byTable);
    }

    /** A table that could not be followed can be again. */
    void restart(TableMapping mapping) {
        byTable.values().stream()
                .filter(table ->
                        table.mapping().table().name().equals(mapping.table().name()))
                .forEach(table -> table.restart(mapping));
        bySchema.clear();
    }

    /** Null when nothing maps the table. */
    @Nullable
    TableFollower table(Struct source) {
        boolean postgres = source.schema().field("schema") != null;
        return byTable.get(new TableId(source.getString(postgres ? "schema" : "db"), source.getString("table")));
    }

    /**
     * Null when nothing maps the table.
     *
     * @throws org.heyi.schema.fault.FaultException when the table has changed so that its mapping does not fit any more
     */
    @Nullable
    Followed of(SourceRecord record, Struct source) {
        Schema schema = record.valueSchema();
        Followed known = bySchema.get(schema);
        if (known == null) {
            known = found(record, source);
            if (bySchema.size() >= SCHEMAS_KEPT) {
                bySchema.clear();
            }
            bySchema.put(schema, known);
        }
        return known.table() == null ? null : known;
    }

    private Followed found(SourceRecord record, Struct source) {
        TableFollower table = table(source);
        if (table == null) {
            return new Followed(null, null);
        }
        Schema columns = record.valueSchema().field("after").schema();
        return new Followed(table, table.reader(columns, record.keySchema()));
    }
}
