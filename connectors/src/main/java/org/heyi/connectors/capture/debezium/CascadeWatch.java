package org.heyi.connectors.capture.debezium;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.database.Cascades;
import org.heyi.connectors.capture.database.Cascades.Touched;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Looks at each row's change for what the server changes besides without a word in its log. Used by one thread. */
final class CascadeWatch {
    private static final String NEW_KEY = "__debezium.newkey";
    private static final String OLD_KEY = "__debezium.oldkey";
    private final String source;
    private final Cascades cascades;
    private final TableEvents events;
    private final Set<Touched> told = new HashSet<>();
    private @Nullable Map<String, Object> moved;

    CascadeWatch(String source, Cascades cascades, TableEvents events) {
        this.source = source;
        this.cascades = cascades;
        this.events = events;
    }

    /** A transaction begins: what is told of one is told once. */
    void begin() {
        told.clear();
    }

    /** @param record Debezium's event of a row, of a mapped table or not */
    void row(SourceRecord record, Struct value) {
        Struct origin = value.getStruct("source");
        if (origin.schema().field("db") == null || origin.getString("table") == null) {
            return;
        }
        TableId table = new TableId(origin.getString("db"), origin.getString("table"));
        if (!cascades.ancestors().contains(table)) {
            return;
        }
        switch (value.getString("op")) {
            case "u" -> changed(table, values(value.getStruct("before")), values(value.getStruct("after")));
            case "d" -> deleted(table, values(value.getStruct("before")), record);
            case "c" -> created(table, values(value.getStruct("after")), record);
            default -> {}
        }
    }

    /** A row that gets another key is deleted and created; what belongs together says so. */
    private void deleted(TableId table, Map<String, Object> before, SourceRecord record) {
        if (record.headers().lastWithName(NEW_KEY) != null) {
            moved = before;
        } else {
            changed(table, before, null);
        }
    }

    private void created(TableId table, Map<String, Object> after, SourceRecord record) {
        Map<String, Object> before = moved;
        if (before != null && record.headers().lastWithName(OLD_KEY) != null) {
            changed(table, before, after);
        }
        moved = null;
    }

    private void changed(TableId table, Map<String, Object> before, @Nullable Map<String, Object> after) {
        for (Touched touched : cascades.touchedBy(table, before, after)) {
            if (told.add(touched)) {
                String name = touched.table().table();
                Place place = Place.of(source + "/" + name);
                events.cascaded(touched, Fault.of(FaultCode.ROWS_BY_CASCADE, place, name, table.table()));
            }
        }
    }

    private static Map<String, Object> values(Struct row) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : row.schema().fields()) {
            Object value = row.getWithoutDefault(field.name());
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }
}
