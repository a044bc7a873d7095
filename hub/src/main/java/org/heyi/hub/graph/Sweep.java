package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;

/**
 * What the truncations in a batch, or in earlier parts of its transaction, come to: what follows them is brought, and when the transaction has
 * ended, what they left behind and nothing brought is to be taken back. What a batch said of a table before it was truncated counts for nothing.
 */
final class Sweep {
    private final List<SourceChange> changes = new ArrayList<>();
    private final Map<String, String> stamps;
    private final Map<String, Set<String>> brought = new HashMap<>();
    private final boolean ends;

    /** {@code stamps} of the tables, by the beginning of their keys, that earlier parts of the transaction truncated. */
    Sweep(Batch batch, Map<String, String> stamps) {
        this.stamps = new TreeMap<>(stamps);
        this.ends = batch.openTransaction() == null;
        batch.changes().forEach(this::add);
    }

    private void add(SourceChange change) {
        if (change.change() instanceof Change.Truncate truncate) {
            String table = RecordKey.tablePrefix(truncate.source(), truncate.table());
            changes.removeIf(earlier -> table(earlier).equals(table));
            brought.remove(table);
            stamps.put(table, "truncated " + UUID.randomUUID());
            return;
        }
        changes.add(change);
        if (!stamps.isEmpty() && stamps.containsKey(table(change))) {
            brought.computeIfAbsent(table(change), name -> new HashSet<>()).add(LastChanges.key(change.change()));
        }
    }

    private static String table(SourceChange change) {
        RecordKey key = LastChanges.recordKey(change.change());
        return RecordKey.tablePrefix(key.source(), key.table());
    }

    /** Whether no table is truncated. */
    boolean isEmpty() {
        return stamps.isEmpty();
    }

    /** Whether nothing of the transaction is yet to come. */
    boolean ends() {
        return ends;
    }

    /** Without the truncations. */
    List<SourceChange> changes() {
        return changes;
    }

    Map<String, String> stamps() {
        return stamps;
    }

    /** How the changes are to be applied when what is left is looked for later: stamped as brought. */
    Reading stamping() {
        Map<String, String> byKey = new HashMap<>();
        brought.forEach((table, keys) -> keys.forEach(key -> byKey.put(key, stamps.get(table))));
        return Reading.stamping(byKey);
    }

    /** What is to be looked for before the changes are applied. */
    List<Remains> remains() {
        return stamps.entrySet().stream()
                .map(table ->
                        new Remains(table.getKey(), table.getValue(), brought.getOrDefault(table.getKey(), Set.of())))
                .toList();
    }

    /** The same after they were applied, stamped. */
    List<Remains> remainsStamped() {
        return stamps.entrySet().stream()
                .map(table -> new Remains(table.getKey(), table.getValue(), Set.of()))
                .toList();
    }
}
