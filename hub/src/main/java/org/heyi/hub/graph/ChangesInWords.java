package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says of each entity what is to be written to it. */
final class ChangesInWords {
    private final Map<String, List<String>> byEntity = new TreeMap<>();

    ChangesInWords(GraphChanges changes) {
        changes.createdEntities
                .values()
                .forEach(entities -> entities.forEach(entity -> add(entity.golden(), "id", "is not there")));
        changes.createdPlaceholders.values().forEach(rows -> add(rows, "id", row -> "is not there"));
        add(changes.changedEntities, "id", ChangesInWords::values);
        changes.promotedIds.values().forEach(rows -> add(rows, "id", row -> "leads to another entity"));
        changes.demotedEntities.values().forEach(rows -> {
            add(rows, "id", row -> "is " + row.get("survivor"));
            add(rows, "survivor", row -> "is also " + row.get("id"));
        });
        add(changes.createdMergedIds, "survivor", row -> row.get("id") + " does not lead here");
        add(changes.movedMergedIds, "survivor", row -> row.get("id") + " leads elsewhere");
        add(changes.movedRecords, "entity", row -> row.get("key") + " is another entity's");
        changes.createdEdges.forEach((type, rows) -> add(rows, "from", row -> "lacks " + edge(type, row)));
        changes.changedEdges.forEach(
                (type, rows) -> add(rows, "from", row -> edge(type, row) + " has the wrong records"));
        changes.deletedEdges.forEach((type, rows) -> add(rows, "from", row -> edge(type, row) + " is nobody's word"));
    }

    Map<String, List<String>> byEntity() {
        return byEntity;
    }

    private interface Words {
        String of(Map<String, Object> row);
    }

    private void add(List<Map<String, Object>> rows, String entity, Words words) {
        rows.forEach(row -> add(row, entity, words.of(row)));
    }

    private void add(Map<String, Object> row, String entity, String words) {
        String id = String.valueOf(Objects.requireNonNull(row.get(entity)));
        byEntity.computeIfAbsent(id, key -> new ArrayList<>()).add(words);
    }

    private static String values(Map<String, Object> row) {
        Map<?, ?> golden = (Map<?, ?>) Objects.requireNonNull(row.get("golden"));
        TreeSet<String> names = new TreeSet<>();
        golden.keySet().forEach(name -> names.add(String.valueOf(name)));
        return "shows something else in " + String.join(", ", names);
    }

    private static String edge(String type, Map<String, Object> row) {
        return type + " to " + row.get("to");
    }
}
