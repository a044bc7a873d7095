package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Identifier;
import org.heyi.schema.Ontology;

/** Resolves some entities anew inside one transaction. */
final class EntityCheck {
    /** Entities that lead to one, of which many may. */
    private static final int MOST_REFERRING = 50;

    private static final String REFERRING = """
            UNWIND $ids AS id MATCH (t:Entity {id: id})
            CALL (t) { MATCH (t)<-[x]-(e:Entity) WHERE type(x) <> 'MERGED_INTO' RETURN DISTINCT e.id AS from LIMIT $most }
            RETURN DISTINCT from
            """;

    private final GraphTransaction transaction;
    private final Ontology ontology;
    private final Map<String, String> departments;
    private final List<DeliveryTarget> targets;
    private final EntityIds entityIds;
    private final NeighbourhoodReader reader;

    EntityCheck(
            GraphTransaction transaction,
            Ontology ontology,
            Map<String, String> departments,
            List<DeliveryTarget> targets,
            EntityIds entityIds) {
        this.transaction = transaction;
        this.ontology = ontology;
        this.departments = departments;
        this.targets = targets;
        this.entityIds = entityIds;
        this.reader = new NeighbourhoodReader(new RecordStates(ontology), id -> false);
    }

    /** By entity what differs from what the records call for. */
    Map<String, List<String>> differing(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Resolved resolved = resolve(ids);
        Map<String, List<String>> differing = resolved.changes().described();
        NodeCheck.of(transaction, resolved.before(), resolved.types())
                .forEach((id, what) ->
                        differing.computeIfAbsent(id, key -> new ArrayList<>()).addAll(what));
        return differing;
    }

    /** Writes what the records call for. */
    Touched repair(Set<String> ids) {
        Resolved resolved = resolve(ids);
        GraphWriter.write(transaction, resolved.changes());
        NodeCheck.repair(transaction, resolved.before(), resolved.types());
        DeliveryEntries.write(transaction, targets, resolved.before(), resolved.after());
        Set<String> touched = resolved.before().ids();
        touched.addAll(resolved.types().keySet());
        Set<String> keys = new HashSet<>(resolved.before().recordKeys());
        return new Touched(touched, keys);
    }

    /** @param types of the entities as they are to be, by id, those included that are only referred to */
    private record Resolved(
            Neighbourhood before, List<EntityState> after, GraphChanges changes, Map<String, String> types) {}

    private Resolved resolve(Set<String> ids) {
        IdCache cache = new IdCache(entityIds);
        Resolver resolver = new Resolver(ontology, departments, cache);
        Neighbourhood before = read(ids, cache, resolver);
        List<Resolver.Group> groups = resolver.groups(records(before));
        Resolver.Survivors survivors = new Resolver.Survivors(before, groups);
        Set<String> moved = survivors.moved();
        if (!moved.isEmpty()) {
            reader.addInFull(transaction, before, reader.referring(transaction, moved));
            groups = resolver.groups(records(before));
            survivors = new Resolver.Survivors(before, groups);
        }
        Map<String, Identifier> identifiers = new HashMap<>(resolver.targets(records(before)));
        records(before).forEach(record -> record.identifiers()
                .forEach(identifier -> identifiers.put(cache.apply(identifier), identifier)));
        reader.addSurvivors(transaction, before, identifiers.keySet());
        List<EntityState> after = new ArrayList<>();
        Map<String, String> types = new HashMap<>();
        identifiers.forEach((id, identifier) -> types.put(id, identifier.type()));
        for (Resolver.Group group : groups) {
            EntityState state = resolver.state(group, survivors);
            after.add(state);
            types.put(state.id(), state.type());
        }
        GraphChanges changes = GraphChanges.anew(before, after, identifiers, survivors);
        return new Resolved(before, after, changes, types);
    }

    /** The entities, those that lead to them, and those that their records name. */
    private Neighbourhood read(Set<String> ids, IdCache cache, Resolver resolver) {
        Neighbourhood first = new Neighbourhood();
        reader.addById(transaction, first, ids);
        Set<String> referring = new HashSet<>();
        transaction
                .read(REFERRING, Map.of("ids", first.entities().keySet(), "most", MOST_REFERRING))
                .forEach(row -> referring.add(row.get("from").asString()));
        reader.addById(transaction, first, referring);
        Set<String> own = new HashSet<>();
        records(first).forEach(record -> own.addAll(cache.own(record)));
        reader.addById(transaction, first, own);
        // Where ids lead to is asked before relations are read, which may lead elsewhere than they should.
        Neighbourhood before = new Neighbourhood();
        Set<String> named = new HashSet<>(resolver.targets(records(first)).keySet());
        first.entities().values().forEach(entity -> entity.edges().keySet().forEach(edge -> named.add(edge.target())));
        reader.addSurvivors(transaction, before, named);
        first.entities().values().stream().filter(this::isKnown).forEach(before::add);
        return before;
    }

    /** Of types that the ontology no longer has nothing can be said. */
    private boolean isKnown(EntityState entity) {
        return entity.records().values().stream()
                .allMatch(record -> ontology.find(record.type()).isPresent());
    }

    private static Collection<RecordState> records(Neighbourhood neighbourhood) {
        List<RecordState> records = new ArrayList<>();
        neighbourhood
                .entities()
                .values()
                .forEach(entity -> records.addAll(entity.records().values()));
        return records;
    }
}
