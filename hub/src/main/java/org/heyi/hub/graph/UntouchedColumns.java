package org.heyi.hub.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.jspecify.annotations.Nullable;

/** Lets a later change of a record keep what an earlier one in the same batch said of the columns it does not touch. */
final class UntouchedColumns {
    private UntouchedColumns() {}

    static SourceChange carryOver(SourceChange earlier, SourceChange later) {
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
        return new SourceChange(new Change.Upsert(together), later.transaction(), later.committedAt());
    }
}
