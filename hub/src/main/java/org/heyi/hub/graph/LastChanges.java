package org.heyi.hub.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Of several changes to one record in a batch, the last one; it keeps what the earlier ones said of the columns that it leaves untouched.
 */
final class LastChanges {
    private LastChanges() {}

    /** One change for each record, in the order of their last changes. None is a truncation. */
    static List<SourceChange> of(Collection<SourceChange> changes) {
        Map<String, SourceChange> last = new LinkedHashMap<>();
        for (SourceChange change : changes) {
            String key = key(change.change());
            SourceChange earlier = last.remove(key);
            last.put(key, earlier == null ? change : carryOver(earlier, change));
        }
        return List.copyOf(last.values());
    }

    /** Of the record that changes. */
    static String key(Change change) {
        return recordKey(change).text();
    }

    /** Of the record that changes. */
    static RecordKey recordKey(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().key();
        }
        if (change instanceof Change.Retract retract) {
            return retract.key();
        }
        if (change instanceof Change.Quarantine quarantine) {
            return quarantine.key();
        }
        throw new IllegalArgumentException("a truncation is no change of one record");
    }

    private static SourceChange carryOver(SourceChange earlier, SourceChange later) {
        if (!(earlier.change() instanceof Change.Upsert first) || !(later.change() instanceof Change.Upsert second)) {
            return later;
        }
        Record was = first.record();
        Record is = second.record();
        if (is.values().keySet().containsAll(was.values().keySet())) {
            return later;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(was.values());
        values.putAll(is.values());
        Record together = new Record(is.key(), is.type(), values, is.identifiers(), is.references(), is.updatedAt());
        return new SourceChange(
                new Change.Upsert(together, second.origins()), later.transaction(), later.committedAt());
    }
}
