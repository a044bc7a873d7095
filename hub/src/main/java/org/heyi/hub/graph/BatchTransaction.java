package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
    private final Neighbourhood before;
    private final IdCache ids;
    private final @Nullable ResolvedAhead resolved;
    private final IndexedValues indexedValues;
    private final List<SourceChange> tooLong = new ArrayList<>();

    private BatchTransaction(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            List<DeliveryTarget> targets,
            Predicate<String> absent,
            Neighbourhood before,
            IdCache ids,
            @Nullable ResolvedAhead resolved) {
        this.transaction = transaction;
        this.ontology = ontology;
        this.departments = departments;
        this.targets = targets;
        this.states = new RecordStates(ontology);
        this.reader = new NeighbourhoodReader(states, absent);
        this.before = before;
        this.ids = ids;
        this.resolved = resolved;
        this.indexedValues = new IndexedValues(ontology);
    }

    /** {@code absent} are ids and keys that are known not to be in the graph. */
    BatchTransaction(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            List<DeliveryTarget> targets,
            Predicate<String> absent,
            EntityIds entityIds) {
        this(transaction, ontology, departments, targets, absent, new Neighbourhood(), new IdCache(entityIds), null);
    }

    /** Begins with what was read already. */
    BatchTransaction(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            List<DeliveryTarget> targets,
            Predicate<String> absent,
            ReadAhead ahead) {
        this(transaction, ontology, departments, targets, absent, ahead.neighbourhood(), ahead.ids(), ahead.resolved());
    }

    /**
     * Applies changes of as many records.
     *
     * @return what that touches
     */
    Touched apply(Collection<SourceChange> changes, Reading reading) {
        if (resolved != null && resolved.holds(transaction, reader)) {
            return write(resolved.resolution());
        }
        Map<String, SourceChange> byKey = byKey(changes);
        return write(byKey.keySet(), read(byKey, reading, null, returned(byKey)));
    }

    /** The same, and takes back what the records of other keys said, which are gone without a word of them in the log. */
    Touched apply(Collection<SourceChange> changes, Reading reading, Collection<String> gone) {
        Map<String, SourceChange> byKey = byKey(changes);
        Set<String> all = new HashSet<>(byKey.keySet());
        all.addAll(gone);
        reader.addByRecord(transaction, before, all);
        ReturningRows.wentAway(transaction, targets, gone);
        return write(all, read(byKey, reading, null, returned(byKey)));
    }

    /** The same, of which it is known already what the hub wrote itself. */
    Touched apply(Collection<SourceChange> changes, Reading reading, Map<String, Set<String>> returned) {
        Map<String, SourceChange> byKey = byKey(changes);
        return write(byKey.keySet(), read(byKey, reading, null, returned));
    }

    /** Applies what a correction, of this number, makes a department's word. */
    void standIn(SourceChange change, long correction) {
        Map<String, SourceChange> byKey = byKey(List.of(change));
        write(byKey.keySet(), read(byKey, Reading.OF_LOG, correction, returned(byKey)));
    }

    /** Reads what {@link #apply} of these changes will need, and resolves it, as far as can be known before. */
    ReadAhead readAhead(long turn, Collection<SourceChange> changes, Reading reading) {
        Map<String, SourceChange> byKey = byKey(changes);
        Map<String, RecordState> upserted = read(byKey, reading, null, Map.of());
        Resolver resolver = new Resolver(ontology, departments, ids);
        Map<String, Identifier> identifiers = identifiers(upserted.values(), resolver);
        reader.addSurvivors(transaction, before, identifiers.keySet());
        boolean returning = ReturningRows.among(changes, targets);
        return new ReadAhead(
                turn,
                before,
                ids,
                returning || !tooLong.isEmpty() ? null : resolveAhead(byKey.keySet(), upserted, identifiers, resolver));
    }

    /** Null where more of the graph is concerned than has been read, or corrections are. */
    private @Nullable ResolvedAhead resolveAhead(
            Set<String> changedKeys,
            Map<String, RecordState> upserted,
            Map<String, Identifier> identifiers,
            Resolver resolver) {
        List<Resolver.Group> groups = resolver.groups(recordsAfter(changedKeys, upserted));
        Resolver.Survivors survivors = new Resolver.Survivors(before, groups);
        boolean corrected = groups.stream()
                .flatMap(group -> group.records().stream())
                .anyMatch(record -> record.correction() != null);
        if (corrected || !survivors.moved().isEmpty()) {
            return null;
        }
        Resolution resolution = resolution(changedKeys, groups, identifiers, survivors, resolver);
        return new ResolvedAhead(resolution, identifiers.keySet(), before, survivors);
    }

    /** Rows of the changes whose records were taken back, because what the change left untouched is too long. To be kept in quarantine. */
    List<SourceChange> tooLong() {
        return tooLong;
    }

    /** Takes back what these records said. */
    Touched retract(Collection<String> keys) {
        return apply(List.of(), Reading.OF_LOG, keys);
    }

    private static Map<String, SourceChange> byKey(Collection<SourceChange> changes) {
        Map<String, SourceChange> byKey = new LinkedHashMap<>();
        changes.forEach(change -> byKey.put(LastChanges.key(change.change()), change));
        return byKey;
    }

    /** The records as they are to be, after their neighbourhood has been read. */
    private Map<String, RecordState> read(
            Map<String, SourceChange> changes,
            Reading reading,
            @Nullable Long correction,
            Map<String, Set<String>> returned) {
        reader.addByRecord(transaction, before, reading.perhapsThere(changes));
        Map<String, RecordState> upserted = upserted(changes, reading, returned);
        if (correction != null) {
            upserted.replaceAll((key, record) -> record.of(correction));
        }
        Set<String> own = new HashSet<>();
        upserted.values().forEach(record -> own.addAll(ids.own(record)));
        // Most ids of a load are not in the graph yet: one small statement for all of them says so.
        Set<String> named = new HashSet<>(own);
        named.addAll(new Resolver(ontology, departments, ids)
                .targets(upserted.values())
                .keySet());
        reader.addSurvivors(transaction, before, named);
        reader.addById(transaction, before, own);
        return upserted;
    }

    /** By record key the columns whose values are what the hub wrote to the row itself. */
    private Map<String, Set<String>> returned(Map<String, SourceChange> changes) {
        return ReturningRows.recognise(transaction, targets, changes.values());
    }

    private Map<String, RecordState> upserted(
            Map<String, SourceChange> changes, Reading reading, Map<String, Set<String>> returned) {
        Map<String, RecordState> upserted = new TreeMap<>();
        changes.forEach((key, change) -> {
            if (change.change() instanceof Change.Upsert upsert) {
                RecordState now = before.record(key);
                RecordState after = states.of(
                        upsert.record(),
                        change,
                        now,
                        reading.whole(),
                        reading.stamp(key),
                        returned.getOrDefault(key, Set.of()));
                Optional<SourceChange> refused = indexedValues.check(change, after);
                refused.ifPresent(tooLong::add);
                if (refused.isEmpty()) {
                    upserted.put(key, now != null && now.saysTheSameAs(after) ? after.with(now) : after);
                }
            }
        });
        return upserted;
    }

    private Touched write(Set<String> changedKeys, Map<String, RecordState> upserted) {
        Resolver resolver = new Resolver(ontology, departments, ids);
        List<Resolver.Group> groups = resolver.groups(recordsAfter(changedKeys, upserted));
        Resolver.Survivors survivors = new Resolver.Survivors(before, groups);
        Set<String> moved = survivors.moved();
        if (!moved.isEmpty()) {
            reader.addInFull(transaction, before, reader.referring(transaction, moved));
            groups = resolver.groups(recordsAfter(changedKeys, upserted));
            survivors = new Resolver.Survivors(before, groups);
        }
        Map<String, Identifier> identifiers = identifiers(upserted.values(), resolver);
        reader.addSurvivors(transaction, before, identifiers.keySet());
        Set<String> done = Settlement.of(
                transaction, groups, ontology, new GoldenValues(departments, ids), new Agreement(ids, survivors::of));
        if (!done.isEmpty()) {
            return writeWithout(done, changedKeys, upserted);
        }
        return write(resolution(changedKeys, groups, identifiers, survivors, resolver));
    }

    private Resolution resolution(
            Set<String> changedKeys,
            List<Resolver.Group> groups,
            Map<String, Identifier> identifiers,
            Resolver.Survivors survivors,
            Resolver resolver) {
        List<EntityState> after = new ArrayList<>(groups.size());
        for (Resolver.Group group : groups) {
            after.add(resolver.state(group, survivors));
        }
        return new Resolution(
                after,
                GraphChanges.between(before, after, identifiers, survivors),
                touched(changedKeys, groups, identifiers.keySet()));
    }

    private Touched write(Resolution resolution) {
        GraphWriter.write(transaction, resolution.changes());
        DeliveryEntries.write(transaction, targets, before, resolution.after());
        return resolution.touched();
    }

    /** Whatever was read or is named by a record may have been changed; so what is not in here has not. */
    private Touched touched(Set<String> changedKeys, List<Resolver.Group> groups, Set<String> named) {
        Set<String> touchedIds = before.ids();
        touchedIds.addAll(named);
        groups.forEach(group -> {
            touchedIds.add(group.id());
            touchedIds.addAll(group.merged());
        });
        Set<String> touchedKeys = new HashSet<>(changedKeys);
        touchedKeys.addAll(before.recordKeys());
        return new Touched(touchedIds, touchedKeys);
    }

    private Touched writeWithout(Set<String> done, Set<String> changedKeys, Map<String, RecordState> upserted) {
        Set<String> changed = new HashSet<>(changedKeys);
        changed.addAll(done);
        Map<String, RecordState> rest = new TreeMap<>(upserted);
        rest.keySet().removeAll(done);
        return write(changed, rest);
    }

    private Collection<RecordState> recordsAfter(Set<String> changedKeys, Map<String, RecordState> upserted) {
        List<RecordState> records = new ArrayList<>(upserted.values());
        before.entities().values().forEach(entity -> entity.records().values().stream()
                .filter(record -> !changedKeys.contains(record.key()))
                .forEach(records::add));
        return records;
    }

    private Map<String, Identifier> identifiers(Collection<RecordState> upserted, Resolver resolver) {
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
