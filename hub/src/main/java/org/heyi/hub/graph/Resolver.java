package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;

/**
 * Decides which entities there are: records that share an identifier, directly or through others, speak of one entity, and its id is that
 * of its strongest identifier: the one that stands first in the type, among those of one field the smallest. So ids, like values, follow
 * from the records alone.
 */
final class Resolver {
    private final Ontology ontology;
    private final GoldenValues goldenValues;
    private final IdCache ids;

    /** {@code records} are all records, as they are to be, of every entity that the batch touches. */
    Resolver(Ontology ontology, Map<String, String> departments, IdCache ids) {
        this.ontology = ontology;
        this.goldenValues = new GoldenValues(departments, ids);
        this.ids = ids;
    }

    /** Groups the records; the groups' values and relations are still to be filled in by {@link #state}. */
    List<Group> groups(Collection<RecordState> records) {
        List<Group> groups = new ArrayList<>();
        for (List<RecordState> together : Components.of(records, ids::own)) {
            groups.add(group(together));
        }
        return groups;
    }

    /**
     * Records of one entity.
     *
     * @param merged the ids of the entity's other identifiers
     */
    record Group(String id, EntityType type, List<RecordState> records, Set<String> merged) {}

    private Group group(List<RecordState> records) {
        EntityType type = ontology.entity(records.get(0).type());
        if (records.size() == 1 && records.get(0).identifiers().size() <= 1) {
            return new Group(ids.own(records.get(0)).get(0), type, records, Set.of());
        }
        List<String> ranks = type.identifiers().map(ValueField::name).toList();
        String survivor = records.stream()
                .flatMap(record -> record.identifiers().stream())
                .min(Comparator.<Identifier>comparingInt(identifier -> ranks.indexOf(identifier.field()))
                        .thenComparing(Identifier::value))
                .map(ids)
                .orElseThrow();
        Set<String> merged = new HashSet<>();
        records.forEach(record -> merged.addAll(ids.own(record)));
        merged.remove(survivor);
        return new Group(survivor, type, records, merged);
    }

    /** The group's entity as it is to be; {@code survivors} says where the ids of other entities lead to. */
    EntityState state(Group group, Survivors survivors) {
        Map<Edge, List<String>> edges = goldenValues.edges(group.type(), group.records(), survivors::of);
        Map<String, RecordState> records = new HashMap<>();
        group.records().forEach(record -> records.put(record.key(), record));
        return new EntityState(
                group.id(),
                group.type().name(),
                goldenValues.properties(group.type(), group.records(), edges),
                records,
                group.merged(),
                edges);
    }

    /** Ids of everything that the records refer to, with the identifier that each stands for. */
    Map<String, Identifier> targets(Collection<RecordState> records) {
        Map<String, Identifier> targets = new HashMap<>();
        for (RecordState record : records) {
            for (Record.Reference reference : record.references()) {
                targets.put(ids.apply(reference.target()), reference.target());
            }
        }
        return targets;
    }

    /** Where ids lead to after the batch. */
    static final class Survivors {
        private final Map<String, String> changed = new HashMap<>();
        private final Neighbourhood before;

        Survivors(Neighbourhood before, Collection<Group> groups) {
            this.before = before;
            for (EntityState entity : before.entities().values()) {
                changed.put(entity.id(), entity.id());
                entity.merged().forEach(id -> changed.put(id, id));
            }
            for (Group group : groups) {
                changed.put(group.id(), group.id());
                group.merged().forEach(id -> changed.put(id, group.id()));
            }
        }

        /** An id that is in no group leads to itself when its former entity was read, else to where the graph says. */
        String of(String id) {
            String now = changed.get(id);
            return now != null ? now : Objects.requireNonNullElse(before.survivor(id), id);
        }

        /** Entities of the graph from which at least one id parts, or which part from themselves by merging into another. */
        Set<String> moved() {
            Set<String> moved = new HashSet<>();
            changed.forEach((id, now) -> {
                String then = before.survivor(id);
                if (then != null && !then.equals(now)) {
                    moved.add(then);
                }
            });
            return moved;
        }
    }
}
