package org.heyi.hub.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.connectors.mapping.Row;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.graph.WrittenRow;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one row.
 *
 * @param name of the row, among all that the hub writes
 * @param values column to value, of those that are inserted or set
 * @param read the row as it was when this was decided; empty when it was not there
 * @param releases whether the entry gives the row up
 */
record RowWrite(
        Entry entry,
        String name,
        Kind kind,
        Map<String, ?> key,
        Map<String, @Nullable Object> values,
        Optional<Row> read,
        boolean releases) {

    enum Kind {
        /** The row is already as it should be. */
        CLAIM,
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * What is known of the row when this is done.
     *
     * @param present what it held before, as texts
     * @param now what it holds after, or would if the database kept every value as it is given
     */
    WrittenRow after(
            WrittenRow before,
            Map<String, @Nullable String> present,
            Map<String, @Nullable String> now,
            boolean returns) {
        if (releases) {
            return (switch (kind) {
                        case DELETE -> before.with(entry.key(), Map.of(), returns);
                        case UPDATE -> before.with(entry.key(), only(now), returns);
                        case CLAIM, INSERT -> before;
                    })
                    .released();
        }
        if (kind == Kind.INSERT) {
            return before.asInserted().with(entry.key(), now, returns);
        }
        Map<String, @Nullable String> own = new HashMap<>(before.own());
        own.entrySet().removeIf(column -> !Objects.equals(column.getValue(), present.get(column.getKey())));
        own.putAll(only(now));
        return before.with(entry.key(), own, returns);
    }

    private Map<String, @Nullable String> only(Map<String, @Nullable String> now) {
        Map<String, @Nullable String> set = new HashMap<>(now);
        set.keySet().retainAll(values.keySet());
        return set;
    }
}
