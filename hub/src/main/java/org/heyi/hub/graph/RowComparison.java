package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.Differences.Kind;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/** Rows that were just read, held against their records and the quarantine. */
final class RowComparison {
    private static final String RECORDS =
            "MATCH (r:Record)-[:OF]->(:Entity) WHERE r._key IN $keys RETURN properties(r) AS record";
    private static final String UNLINKED = "MATCH (r:Record) WHERE r._key IN $keys AND NOT (r)-[:OF]->() DELETE r";
    private static final String QUARANTINED = "MATCH (q:Quarantined) WHERE q.key IN $keys RETURN q.key AS key";

    private final RecordStates states;
    private final Map<String, RecordState> records = new HashMap<>();
    private final Set<String> quarantined;
    private final Map<String, Set<String>> returned;
    private final List<SourceChange> different = new ArrayList<>();
    private Differences differences = Differences.NONE;

    private RowComparison(RecordStates states, Set<String> quarantined, Map<String, Set<String>> returned) {
        this.states = states;
        this.quarantined = quarantined;
        this.returned = returned;
    }

    /**
     * Compares.
     *
     * @param changes of as many records, each whole
     * @param returned by record key the columns whose values are what the hub wrote to the row itself
     */
    static RowComparison of(
            GraphTransaction transaction,
            Ontology ontology,
            List<SourceChange> changes,
            Map<String, Set<String>> returned) {
        Map<String, Object> keys = Map.of(
                "keys",
                changes.stream().map(change -> LastChanges.key(change.change())).toList());
        Set<String> quarantined = transaction.read(QUARANTINED, keys).stream()
                .map(row -> row.get("key").asString())
                .collect(Collectors.toSet());
        RowComparison comparison = new RowComparison(new RecordStates(ontology), quarantined, returned);
        transaction.read(RECORDS, keys).forEach(row -> {
            RecordState record = comparison.states.of(row.get("record").asMap());
            comparison.records.put(record.key(), record);
        });
        changes.forEach(comparison::compare);
        return comparison;
    }

    /** Removes what is left of records that speak of no entity, so that they can be written anew. */
    void removeUnlinked(GraphTransaction transaction) {
        List<String> keys = different.stream()
                .map(change -> LastChanges.key(change.change()))
                .toList();
        transaction.write(UNLINKED, Map.of("keys", keys));
    }

    /** The changes that say something else than the graph. */
    List<SourceChange> different() {
        return different;
    }

    Differences differences() {
        return differences;
    }

    private void compare(SourceChange change) {
        String key = LastChanges.key(change.change());
        Kind kind = kind(key, change);
        if (kind != null) {
            different.add(change);
            differences = differences.and(key, kind);
        }
    }

    private @Nullable Kind kind(String key, SourceChange change) {
        RecordState now = records.get(key);
        boolean waits = quarantined.contains(key);
        if (change.change() instanceof Change.Upsert upsert) {
            if (now == null) {
                return waits ? Kind.DIFFERENT : Kind.MISSING;
            }
            return waits || !now.saysTheSameAs(expected(key, upsert, change)) ? Kind.DIFFERENT : null;
        }
        if (change.change() instanceof Change.Retract) {
            return now != null || waits ? Kind.EXTRA : null;
        }
        if (now != null) {
            return Kind.DIFFERENT;
        }
        return waits ? null : Kind.MISSING;
    }

    private RecordState expected(String key, Change.Upsert upsert, SourceChange change) {
        return states.of(upsert.record(), change, null, true, null, returned.getOrDefault(key, Set.of()));
    }
}
