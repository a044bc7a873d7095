package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/** Applies changes of rows inside one Neo4j transaction: read the neighbourhood, resolve it, write the difference. */
final class BatchTransaction {
    private final GraphTransaction transaction;
    private final Ontology ontology;
    private final Map<String, String> departments;
    private final List<DeliveryTarget> targets;
    private final RecordStates states;
    private final NeighbourhoodReader reader;
    private final IdCache ids;

    BatchTransaction(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            EntityIds entityIds,
            List<DeliveryTarget> targets) {
        this.transaction = transaction;
        this.ontology = ontology;
        this.departments = departments;
        this.targets = targets;
        this.states = new RecordStates(ontology);
        this.reader = new NeighbourhoodReader(states);
        this.ids = new IdCache(entityIds);
    }

    /**
     * Applies changes of as many records.
     *
     * @param snapshot id of the snapshot that the rows were seen by; null for rows from the log
     * @param keysAreNew whether none of the records can be in the graph
     */
    void apply(Collection<SourceChange> changes, @Nullable String snapshot, boolean keysAreNew) {
        Map<String, SourceChange> byKey = new LinkedHashMap<>();
        changes.forEach(change -> byKey.put(LastChanges.key(change.change()), change));
        Neighbourhood before = new Neighbourhood();
        if (!keysAreNew) {
            reader.addByRecord(transaction, before, byKey.keySet());
        }
        Map<String, Set<String>> returned = ReturningRows.recognise(transaction, targets, byKey.values());
        Map<String, RecordState> upserted = upserted(byKey, before, snapshot, returned);
        Set<String> own = new HashSet<>();
        upserted.values().forEach(record -> own.addAll(ids.own(record)));
        reader.addById(transaction, before, own);
        write(before, byKey.keySet(), upserted);
    }

    /** Takes back what these records said. */
    void retract(Collection<String> keys) {
        Neighbourhood before = new Neighbourhood();
        reader.addByRecord(transaction, before, keys);
        ReturningRows.wentAway(transaction, targets, keys);
        write(before, Set.copyOf(keys), Map.of());
    }

    private Map<String, RecordState> upserted(
            Map<String, SourceChange> changes,
            Neighbourhood before,
            @Nullable String snapshot,
            Map<String, Set<String>> returned) {
        Map<String, RecordState> upserted = new TreeMap<>();
        changes.forEach((key, change) -> {
            if (change.change() instanceof Change.Upsert upsert) {
                RecordState now = before.record(key);
                RecordState after = states.of(
                        upsert.record(),
                        change,
                        snapshot == null ? now : null,
                        snapshot,
                        returned.getOrDefault(key, Set.of()));
                upserted.put(key, now != null && now.saysTheSameAs(after) ? after.with(now) : after);
            }
        });
        return upserted;
    }

    private void write(Neighbourhood before, Set<String> changedKeys, Map<String, RecordState> upserted) {
        Resolver resolver = new Resolver(ontology, departments, ids);
        List<Resolver.Group> groups = resolver.groups(recordsAfter(before, changedKeys, upserted));
        Resolver.Survivors survivors = new Resolver.Survivors(before, groups);
        Set<String> moved = survivors.moved();
        if (!moved.isEmpty()) {
            reader.addInFull(transaction, before, reader.referring(transaction, moved));
            groups = resolver.groups(recordsAfter(before, changedKeys, upserted));
            survivors = new Resolver.Survivors(before, groups);
        }
        Map<String, Identifier> identifiers = identifiers(before, upserted.values(), resolver);
        reader.addSurvivors(transaction, before, identifiers.keySet());
        List<EntityState> after = new ArrayList<>(groups.size());
        for (Resolver.Group group : groups) {
            after.add(resolver.state(group, survivors));
        }
        GraphWriter.write(transaction, GraphChanges.between(before, after, identifiers, survivors));
        DeliveryEntries.write(transaction, targets, before, after);
    }

    private static Collection<RecordState> recordsAfter(
            Neighbourhood before, Set<String> changedKeys, Map<String, RecordState> upserted) {
        List<RecordState> records = new ArrayList<>(upserted.values());
        before.entities().values().forEach(entity -> entity.records().values().stream()
                .filter(record -> !changedKeys.contains(record.key()))
                .forEach(records::add));
        return records;
    }

    private Map<String, Identifier> identifiers(
            Neighbourhood before, Collection<RecordState> upserted, Resolver resolver) {
        List<RecordState> records = new ArrayList<>(upserted);
        before.entities()
                .values()
                .forEach(entity -> records.addAll(entity.records().values()));
        Map<String, Identifier> identifiers = new HashMap<>(resolver.targets(records));
        records.forEach(record ->
                record.identifiers().forEach(identifier -> identifiers.put(ids.apply(identifier), identifier)));
        return identifiers;
    }
}
