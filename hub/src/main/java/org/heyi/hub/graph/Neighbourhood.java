package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the graph that a batch touches, as it was before the batch. */
final class Neighbourhood {
    private final Map<String, EntityState> entities = new HashMap<>();
    private final Map<String, String> survivors = new HashMap<>();
    private final Map<String, RecordState> records = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> askedKeys = new HashSet<>();

    void add(EntityState entity) {
        entities.put(entity.id(), entity);
        survivors.put(entity.id(), entity.id());
        entity.merged().forEach(id -> survivors.put(id, entity.id()));
        // Relations lead to survivors only, unless something is known to be wrong.
        entity.edges().keySet().forEach(edge -> survivors.putIfAbsent(edge.target(), edge.target()));
        records.putAll(entity.records());
    }

    /** Remembers that {@code id} leads to {@code survivor}, of which no more was read. */
    void addSurvivor(String id, String survivor) {
        survivors.put(id, survivor);
        survivors.put(survivor, survivor);
    }

    /** Marks keys of records as read. Gives those that were not before. */
    Set<String> unknownKeys(Set<String> keys) {
        Set<String> unknown = new HashSet<>(keys);
        unknown.removeIf(key -> !askedKeys.add(key));
        return unknown;
    }

    /** Marks ids as read, so that those not found are known not to be in the graph. Gives those of which nothing is known so far. */
    Set<String> unknown(Set<String> ids) {
        Set<String> unknown = new HashSet<>(ids);
        unknown.removeIf(id -> !asked.add(id) || survivors.containsKey(id));
        return unknown;
    }

    /** The same, but also gives those of which no more is known than where they lead to. */
    Set<String> notInFull(Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        missing.removeIf(id -> {
            String survivor = survivors.get(id);
            return survivor == null ? !asked.add(id) : entities.containsKey(survivor);
        });
        return missing;
    }

    Map<String, EntityState> entities() {
        return entities;
    }

    @Nullable
    EntityState entity(String id) {
        return entities.get(id);
    }

    @Nullable
    RecordState record(String key) {
        return records.get(key);
    }

    /** The entity that {@code id} leads to; null when the graph has no such id. */
    @Nullable
    String survivor(String id) {
        return survivors.get(id);
    }

    /** All ids of which anything is known, if only that the graph does not have them. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>(asked);
        ids.addAll(survivors.keySet());
        return ids;
    }

    Set<String> recordKeys() {
        return records.keySet();
    }

    /** Forgets what others may have changed since it was read, so that it is read again. */
    void forget(Touched touched) {
        touched.ids().forEach(id -> {
            String survivor = survivors.get(id);
            EntityState entity = survivor == null ? null : entities.remove(survivor);
            if (entity != null) {
                forgetIds(Set.of(entity.id()));
                forgetIds(entity.merged());
                records.keySet().removeAll(entity.records().keySet());
                askedKeys.removeAll(entity.records().keySet());
            }
        });
        forgetIds(touched.ids());
        // An id that was not touched may lead to one that was.
        Set<String> leading = new HashSet<>();
        survivors.forEach((id, survivor) -> {
            if (touched.ids().contains(survivor)) {
                leading.add(id);
            }
        });
        forgetIds(leading);
        askedKeys.removeAll(touched.keys());
    }

    private void forgetIds(Set<String> ids) {
        survivors.keySet().removeAll(ids);
        asked.removeAll(ids);
    }
}
