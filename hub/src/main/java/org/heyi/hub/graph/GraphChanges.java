package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Identifier;
import org.jspecify.annotations.Nullable;

/** What is to be written so that the graph, which has {@code before}, has the resolved entities instead. Rows for {@link GraphWriter}. */
final class GraphChanges {
    final Map<NewEntity.Kind, List<NewEntity>> createdEntities = new HashMap<>();
    final List<Map<String, Object>> changedEntities = new ArrayList<>();
    final Map<Placeholder, List<Map<String, Object>>> createdPlaceholders = new HashMap<>();
    final Map<String, List<Map<String, Object>>> demotedEntities = new HashMap<>();
    final Map<String, List<Map<String, Object>>> promotedIds = new HashMap<>();
    final List<Map<String, Object>> createdMergedIds = new ArrayList<>();
    final List<Map<String, Object>> movedMergedIds = new ArrayList<>();
    final List<Map<String, Object>> createdRecords = new ArrayList<>();
    final List<Map<String, Object>> changedRecords = new ArrayList<>();
    final List<Map<String, Object>> movedRecords = new ArrayList<>();
    final List<Map<String, Object>> seenRecords = new ArrayList<>();
    final List<String> deletedRecords = new ArrayList<>();
    final Map<String, List<Map<String, Object>>> createdEdges = new HashMap<>();
    final Map<String, List<Map<String, Object>>> changedEdges = new HashMap<>();
    final Map<String, List<Map<String, Object>>> deletedEdges = new HashMap<>();
    final Set<String> perhapsUnused = new HashSet<>();

    /** Entities that are referred to only, by the type and the one field that are known of them. */
    record Placeholder(String type, String field) {
        static Placeholder kind(Identifier identifier) {
            return new Placeholder(identifier.type(), identifier.field());
        }
    }

    private final Neighbourhood before;
    private final Map<String, EntityState> after = new HashMap<>();
    private final Map<String, String> ownerOfRecord = new HashMap<>();

    private GraphChanges(Neighbourhood before, List<EntityState> entities) {
        this.before = before;
        entities.forEach(entity -> after.put(entity.id(), entity));
        before.entities()
                .values()
                .forEach(entity -> entity.records().keySet().forEach(key -> ownerOfRecord.put(key, entity.id())));
    }

    /**
     * Compares.
     *
     * @param after the entities as they are to be; together they hold all records that the entities before hold, but for those deleted
     * @param identifiers what each id stands for that a record, before or after, names or refers to
     * @param survivors where ids lead to afterwards
     */
    static GraphChanges between(
            Neighbourhood before,
            List<EntityState> after,
            Map<String, Identifier> identifiers,
            Resolver.Survivors survivors) {
        GraphChanges changes = new GraphChanges(before, after);
        after.forEach(changes::compareEntity);
        changes.addOrphans(identifiers, survivors);
        changes.addDeletedRecords();
        changes.addPlaceholders(identifiers);
        return changes;
    }

    /**
     * Compares the graph with what its own records call for: also what no batch leaves behind, entities that only are referred to and say
     * more than the identifier they are known by.
     *
     * @param before the entities and what else is known of where ids lead to; parameters as in {@link #between}
     */
    static GraphChanges anew(
            Neighbourhood before,
            List<EntityState> after,
            Map<String, Identifier> identifiers,
            Resolver.Survivors survivors) {
        GraphChanges changes = between(before, after, identifiers, survivors);
        for (EntityState now : before.entities().values()) {
            if (now.records().isEmpty() && changes.isOrphan(now.id(), survivors)) {
                Identifier known = identifiers.get(now.id());
                if (known != null) {
                    changes.compareGolden(now, placeholder(known));
                }
                changes.deleteEdges(now.id(), now.edges());
            }
        }
        return changes;
    }

    /** By entity what is to be written to it, in English. */
    Map<String, List<String>> described() {
        return new ChangesInWords(this).byEntity();
    }

    /** Leaves out the placeholders that somebody else has made meanwhile. */
    void dropPlaceholders(Set<String> ids) {
        createdPlaceholders.values().forEach(rows -> rows.removeIf(row -> ids.contains(id(row))));
    }

    /** Ids of all placeholders to be made. */
    Set<String> placeholders() {
        return createdPlaceholders.values().stream()
                .flatMap(List::stream)
                .map(GraphChanges::id)
                .collect(Collectors.toSet());
    }

    private static String id(Map<String, Object> row) {
        return (String) Objects.requireNonNull(row.get("id"));
    }

    private void compareEntity(EntityState after) {
        EntityState now = before.entity(after.id());
        String survivorBefore = before.survivor(after.id());
        if (survivorBefore == null) {
            createEntity(after);
        } else {
            if (!survivorBefore.equals(after.id())) {
                add(promotedIds, after.type(), row("id", after.id(), "golden", after.golden()));
            } else {
                compareGolden(Objects.requireNonNull(now), after.golden());
            }
            after.records().values().forEach(record -> compareRecord(record, after.id()));
        }
        after.merged().forEach(id -> compareMerged(id, after.id()));
        if (survivorBefore != null) {
            compareEdges(after.id(), now == null ? Map.of() : now.edges(), after.edges());
        }
    }

    private void createEntity(EntityState after) {
        Map<String, Object> golden = new HashMap<>(after.golden());
        golden.put("id", after.id());
        Map<String, Object> first = Map.of();
        for (RecordState record : after.records().values()) {
            if (first.isEmpty() && !ownerOfRecord.containsKey(record.key())) {
                first = RecordStates.properties(record);
            } else {
                compareRecord(record, after.id());
            }
        }
        // What the new entity leads to is there before it, unless this batch makes that, too.
        List<NewEntity.Link> links = new ArrayList<>();
        after.edges().forEach((edge, records) -> {
            boolean there =
                    !this.after.containsKey(edge.target()) && !edge.type().equals(Edge.DISPUTED);
            if (!there || links.size() == NewEntity.MOST_LINKS) {
                add(createdEdges, edge.type(), edgeRow(after.id(), edge, records));
            } else {
                links.add(new NewEntity.Link(edge.type(), edge.target(), records));
            }
        });
        links.sort(Comparator.comparing(NewEntity.Link::type));
        NewEntity created = new NewEntity(after.type(), golden, first, links);
        createdEntities
                .computeIfAbsent(created.kind(), kind -> new ArrayList<>())
                .add(created);
    }

    private void compareGolden(EntityState now, Map<String, Object> golden) {
        Map<String, Object> difference = difference(now.golden(), golden);
        if (!difference.isEmpty()) {
            changedEntities.add(row("id", now.id(), "golden", difference));
        }
    }

    /** What is to be added to a node's properties; null for those that go. */
    private static Map<String, Object> difference(Map<String, Object> now, Map<String, Object> after) {
        Map<String, Object> difference = new HashMap<>();
        after.forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                difference.put(name, value);
            }
        });
        now.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> difference.put(name, null));
        return difference;
    }

    private void compareRecord(RecordState record, String owner) {
        String ownerBefore = ownerOfRecord.get(record.key());
        if (ownerBefore == null) {
            createdRecords.add(row("entity", owner, "record", RecordStates.properties(record)));
            return;
        }
        RecordState now = Objects.requireNonNull(before.record(record.key()));
        if (!now.saysTheSameAs(record)) {
            Map<String, Object> difference = difference(RecordStates.properties(now), RecordStates.properties(record));
            changedRecords.add(row("key", record.key(), "record", difference));
        } else if (record.seen() != null && !record.seen().equals(now.seen())) {
            seenRecords.add(row("key", record.key(), "seen", record.seen()));
        }
        if (!ownerBefore.equals(owner)) {
            movedRecords.add(row("key", record.key(), "entity", owner));
        }
    }

    private void compareMerged(String id, String survivor) {
        String survivorBefore = before.survivor(id);
        if (survivorBefore == null) {
            createdMergedIds.add(row("id", id, "survivor", survivor));
        } else if (survivorBefore.equals(id)) {
            EntityState now = before.entity(id);
            add(demotedEntities, now == null ? "" : now.type(), row("id", id, "survivor", survivor));
            deleteEdges(id, now == null ? Map.of() : now.edges());
        } else if (!survivorBefore.equals(survivor)) {
            movedMergedIds.add(row("id", id, "survivor", survivor));
        }
    }

    private void compareEdges(String from, Map<Edge, List<String>> now, Map<Edge, List<String>> after) {
        after.forEach((edge, records) -> {
            List<String> recordsNow = now.get(edge);
            if (recordsNow == null) {
                add(createdEdges, edge.type(), edgeRow(from, edge, records));
            } else if (!recordsNow.equals(records)) {
                add(changedEdges, edge.type(), edgeRow(from, edge, records));
            }
        });
        now.forEach((edge, records) -> {
            if (!after.containsKey(edge)) {
                deleteEdge(from, edge);
            }
        });
    }

    private void deleteEdges(String from, Map<Edge, List<String>> edges) {
        edges.keySet().forEach(edge -> deleteEdge(from, edge));
    }

    private void deleteEdge(String from, Edge edge) {
        add(deletedEdges, edge.type(), edgeRow(from, edge, List.of()));
        perhapsUnused.add(edge.target());
    }

    /** Ids that no record names any longer: what still refers to them refers to placeholders; the others go. */
    private void addOrphans(Map<String, Identifier> identifiers, Resolver.Survivors survivors) {
        for (EntityState now : before.entities().values()) {
            if (isOrphan(now.id(), survivors) && !now.records().isEmpty()) {
                compareGolden(now, placeholder(identifiers.get(now.id())));
                deleteEdges(now.id(), now.edges());
                perhapsUnused.add(now.id());
            }
            now.merged().stream().filter(id -> isOrphan(id, survivors)).forEach(id -> {
                add(promotedIds, now.type(), row("id", id, "golden", placeholder(identifiers.get(id))));
                perhapsUnused.add(id);
            });
        }
    }

    private void addDeletedRecords() {
        Set<String> kept = new HashSet<>();
        after.values().forEach(entity -> kept.addAll(entity.records().keySet()));
        ownerOfRecord.keySet().stream().filter(key -> !kept.contains(key)).forEach(deletedRecords::add);
    }

    private boolean isOrphan(String id, Resolver.Survivors survivors) {
        return survivors.of(id).equals(id) && !after.containsKey(id);
    }

    private void addPlaceholders(Map<String, Identifier> identifiers) {
        Set<String> created = new HashSet<>();
        for (EntityState entity : after.values()) {
            for (Edge edge : entity.edges().keySet()) {
                String target = edge.target();
                if (!after.containsKey(target) && before.survivor(target) == null && created.add(target)) {
                    Identifier identifier = Objects.requireNonNull(identifiers.get(target));
                    createdPlaceholders
                            .computeIfAbsent(Placeholder.kind(identifier), kind -> new ArrayList<>())
                            .add(row("id", target, "value", identifier.value()));
                }
            }
        }
    }

    private static Map<String, Object> placeholder(@Nullable Identifier identifier) {
        Map<String, Object> golden = new HashMap<>();
        if (identifier != null) {
            golden.put(identifier.field(), identifier.value());
        }
        return golden;
    }

    private static Map<String, Object> edgeRow(String from, Edge edge, List<String> records) {
        return Map.of("from", from, "to", edge.target(), "field", edge.field(), "records", records);
    }

    private static Map<String, Object> row(String name, Object value, String otherName, Object otherValue) {
        return Map.of(name, value, otherName, otherValue);
    }

    private static void add(Map<String, List<Map<String, Object>>> rows, String label, Map<String, Object> row) {
        rows.computeIfAbsent(label, key -> new ArrayList<>()).add(row);
    }
}
