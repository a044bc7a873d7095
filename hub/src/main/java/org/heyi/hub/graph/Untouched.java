package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * What rows that wait in quarantine because of a long value would have said. A change that leaves such a value untouched does not make the row fit,
 * so it is kept beside the entry.
 */
final class Untouched {
    private static final String VALUE = "value.";
    private static final String READ =
            "MATCH (q:Quarantined) WHERE q.key IN $keys AND q.tooLong RETURN properties(q) AS entry";

    private Untouched() {}

    /** Properties that an entry has beside its own. */
    static Map<String, Object> properties(Change.Quarantine quarantine) {
        Map<String, Object> properties = new HashMap<>();
        if (quarantine.reason().code() == FaultCode.VALUE_TOO_LONG) {
            properties.put("tooLong", true);
            quarantine.row().forEach((column, value) -> {
                if (value != null) {
                    properties.put(VALUE + column, value);
                }
            });
        }
        return properties;
    }

    /** The changes, with what they left untouched; the same list when that is nothing. */
    static List<SourceChange> completed(GraphTransaction transaction, List<SourceChange> changes) {
        List<String> keys = changes.stream()
                .filter(change -> change.change() instanceof Change.Upsert)
                .map(change -> LastChanges.key(change.change()))
                .toList();
        Map<String, Map<String, Object>> waiting = new HashMap<>();
        transaction.read(READ, Map.of("keys", keys)).forEach(row -> {
            Map<String, Object> entry = row.get("entry").asMap();
            waiting.put(String.valueOf(entry.get("key")), entry);
        });
        return waiting.isEmpty() ? changes : completed(changes, waiting);
    }

    private static List<SourceChange> completed(
            Collection<SourceChange> changes, Map<String, Map<String, Object>> waiting) {
        List<SourceChange> completed = new ArrayList<>();
        for (SourceChange change : changes) {
            Map<String, Object> entry = waiting.get(LastChanges.key(change.change()));
            if (entry != null && change.change() instanceof Change.Upsert upsert) {
                completed.add(completed(change, upsert, entry));
            } else {
                completed.add(change);
            }
        }
        return completed;
    }

    private static SourceChange completed(SourceChange change, Change.Upsert upsert, Map<String, Object> entry) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        entry.forEach((name, value) -> {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), RecordStates.value(value));
            }
        });
        values.putAll(upsert.record().values());
        Record is = upsert.record();
        Record whole = new Record(is.key(), is.type(), values, is.identifiers(), is.references(), is.updatedAt());
        return new SourceChange(new Change.Upsert(whole, upsert.origins()), change.transaction(), change.committedAt());
    }
}
