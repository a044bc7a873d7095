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
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.connectors.record.Sink;

/** The tests' model of the graph for one source: what records it would hold after the batches it was given, and the source's position. */
final class GraphModel implements Sink, SourceStore {
    private final Map<String, Map<String, Object>> records = new TreeMap<>();
    private final Map<String, Set<String>> seenBySnapshot = new HashMap<>();
    private final List<Change.Quarantine> quarantined = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Semaphore gate = new Semaphore(1_000_000);
    private String position;
    private String mappings;

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
        if (change instanceof Change.Upsert upsert) {
            String key = upsert.record().key().text();
            keys.add(key);
            records.computeIfAbsent(key, k -> new TreeMap<>())
                    .putAll(upsert.record().values());
            seen(batch, key);
        } else if (change instanceof Change.Retract retract) {
            keys.add(retract.key().text());
            records.remove(retract.key().text());
        } else if (change instanceof Change.Truncate truncate) {
            String prefix = RecordKey.tablePrefix(truncate.source(), truncate.table());
            records.keySet().removeIf(key -> key.startsWith(prefix));
        } else if (change instanceof Change.Quarantine bad) {
            records.remove(bad.key().text());
            quarantined.add(bad);
        }
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
        }
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
    public synchronized Optional<String> mappings(String source) {
        return Optional.ofNullable(mappings);
    }

    @Override
    public synchronized void restart(String source, String newMappings) {
        position = null;
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
