package org.heyi.connectors.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.RecordKey;
import org.heyi.connectors.record.Sink;

/** The tests' model of the graph for one source: what records it would hold after the batches it was given, and the source's position. */
final class GraphModel implements Sink, SourceStore {
    private final Map<String, Map<String, Object>> records = new TreeMap<>();
    private final Map<String, Set<String>> seenBySnapshot = new HashMap<>();
    private final List<Change.Quarantine> quarantined = new ArrayList<>();
    private final Map<String, Change.Quarantine> inQuarantine = new TreeMap<>();
    private final List<Applied> applied = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Semaphore gate = new Semaphore(1_000_000);
    private String position;
    private String mappings;
    private String tables;

    /** What is remembered of a batch. */
    record Applied(
            int changes,
            Set<String> transactions,
            boolean snapshot,
            String openTransaction,
            String position,
            int keys) {}

    /** Lets the next {@code batches} through, then makes the capture wait. */
    void admit(int batches) {
        gate.drainPermits();
        gate.release(batches);
    }

    void admitAll() {
        gate.release(1_000_000);
    }

    @Override
    public void apply(Batch batch) throws InterruptedException {
        gate.acquire();
        synchronized (this) {
            Set<String> transactions = new HashSet<>();
            Set<String> keys = new HashSet<>();
            for (Batch.SourceChange change : batch.changes()) {
                apply(change.change(), batch, keys);
                transactions.add(String.valueOf(change.transaction()));
            }
            if (batch.snapshot() != null) {
                complete(batch);
            }
            if (batch.position() != null) {
                position = batch.position();
            }
            if (batch.tables() != null) {
                tables = batch.tables();
            }
            applied.add(new Applied(
                    batch.changes().size(),
                    transactions,
                    batch.snapshot() != null,
                    batch.openTransaction(),
                    batch.position(),
                    keys.size()));
        }
    }

    private void apply(Change change, Batch batch, Set<String> keys) {
        if (change instanceof Change.Truncate truncate) {
            String prefix = RecordKey.tablePrefix(truncate.source(), truncate.table());
            Set.copyOf(records.keySet()).stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(this::remove);
            inQuarantine.keySet().removeIf(key -> key.startsWith(prefix));
            return;
        }
        String key = key(change);
        inQuarantine.remove(key);
        if (change instanceof Change.Upsert upsert) {
            keys.add(key);
            records.computeIfAbsent(key, k -> new TreeMap<>())
                    .putAll(upsert.record().values());
            seen(batch, key);
        } else if (change instanceof Change.Retract) {
            keys.add(key);
            remove(key);
        } else if (change instanceof Change.Quarantine bad) {
            remove(key);
            quarantined.add(bad);
            inQuarantine.put(key, bad);
            seen(batch, key);
        }
    }

    private static String key(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().key().text();
        }
        return change instanceof Change.Retract retract
                ? retract.key().text()
                : ((Change.Quarantine) change).key().text();
    }

    private void remove(String key) {
        records.remove(key);
        seenBySnapshot.values().forEach(seen -> seen.remove(key));
    }

    private void seen(Batch batch, String key) {
        if (batch.snapshot() != null) {
            seenBySnapshot
                    .computeIfAbsent(batch.snapshot().id(), id -> new HashSet<>())
                    .add(key);
        }
    }

    private void complete(Batch batch) {
        Set<String> seen = seenBySnapshot.getOrDefault(batch.snapshot().id(), Set.of());
        for (String table : batch.snapshot().completedTables()) {
            String prefix = RecordKey.tablePrefix(batch.source(), table);
            records.keySet().removeIf(key -> key.startsWith(prefix) && !seen.contains(key));
            inQuarantine.keySet().removeIf(key -> key.startsWith(prefix) && !seen.contains(key));
        }
    }

    @Override
    public Differences mend(Batch batch) throws InterruptedException {
        Differences found;
        List<Batch.SourceChange> different;
        synchronized (this) {
            found = compare(batch);
            different = batch.changes().stream()
                    .filter(change -> difference(change.change()) != null)
                    .toList();
            // Rows that were read are whole.
            different.forEach(change -> whole(change.change()));
        }
        if (!different.isEmpty() || batch.tables() != null || batch.position() != null) {
            apply(new Batch(
                    batch.source(),
                    different,
                    batch.position(),
                    batch.snapshot(),
                    batch.openTransaction(),
                    batch.tables()));
        }
        return found;
    }

    private void whole(Change change) {
        Map<String, Object> values = records.get(key(change));
        if (values != null && change instanceof Change.Upsert upsert) {
            values.keySet().retainAll(upsert.record().values().keySet());
        }
    }

    @Override
    public synchronized Differences compare(Batch batch) {
        Differences found = Differences.NONE;
        for (Batch.SourceChange change : batch.changes()) {
            Differences.Kind kind = difference(change.change());
            found = kind == null ? found : found.and(key(change.change()), kind);
        }
        return found;
    }

    private Differences.Kind difference(Change change) {
        Map<String, Object> values = records.get(key(change));
        boolean quarantine = inQuarantine.containsKey(key(change));
        if (change instanceof Change.Upsert upsert) {
            boolean same = !quarantine && upsert.record().values().equals(values);
            return same ? null : values == null && !quarantine ? Differences.Kind.MISSING : Differences.Kind.DIFFERENT;
        }
        if (change instanceof Change.Retract) {
            return values == null && !quarantine ? null : Differences.Kind.EXTRA;
        }
        boolean same = values == null && quarantine;
        return same ? null : values == null ? Differences.Kind.MISSING : Differences.Kind.DIFFERENT;
    }

    /** Row key to values, of one table. */
    synchronized Map<String, Map<String, Object>> rows(String table) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        records.forEach((key, values) -> {
            String[] parts = key.split("/", 4);
            if (parts[1].equals(table)) {
                rows.put(parts[3], new TreeMap<>(values));
            }
        });
        return rows;
    }

    /** Row key to the values of one column, of one table. */
    Map<String, Object> column(String table, String column) {
        Map<String, Object> values = new TreeMap<>();
        rows(table).forEach((key, row) -> values.put(key, row.get(column)));
        return values;
    }

    /** Puts the table's records into the state in which an unseen change would leave them: one is missing, one says something else, one is extra. */
    synchronized void spoil(String source, String table) {
        List<String> keys = records.keySet().stream()
                .filter(key -> key.startsWith(RecordKey.tablePrefix(source, table)))
                .toList();
        records.remove(keys.get(0));
        records.get(keys.get(1)).put("name", "something else");
        records.put(keys.get(2) + "x", new TreeMap<>(Map.of("name", "extra")));
    }

    synchronized List<Applied> applied() {
        return List.copyOf(applied);
    }

    synchronized void forgetApplied() {
        applied.clear();
    }

    synchronized long snapshots() {
        return seenBySnapshot.size();
    }

    synchronized List<Change.Quarantine> quarantined() {
        return List.copyOf(quarantined);
    }

    @Override
    public synchronized Optional<String> position(String source) {
        return Optional.ofNullable(position);
    }

    @Override
    public synchronized Optional<String> tables(String source) {
        return Optional.ofNullable(tables);
    }

    @Override
    public synchronized List<String> unseen(String source, String table, String seenBy, String after, int limit) {
        Set<String> seen = seenBy == null ? Set.of() : seenBySnapshot.getOrDefault(seenBy, Set.of());
        String prefix = RecordKey.tablePrefix(source, table);
        return Stream.concat(records.keySet().stream(), inQuarantine.keySet().stream())
                .filter(key -> key.startsWith(prefix) && !seen.contains(key))
                .filter(key -> after == null || key.compareTo(after) > 0)
                .sorted()
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<String> mappings(String source) {
        return Optional.ofNullable(mappings);
    }

    @Override
    public synchronized void restart(String source, String newMappings) {
        position = null;
        tables = null;
        history.clear();
        mappings = newMappings;
    }

    @Override
    public synchronized void appendSchemaHistory(String source, String entry) {
        history.add(entry);
    }

    @Override
    public synchronized List<String> schemaHistory(String source) {
        return List.copyOf(history);
    }
}
