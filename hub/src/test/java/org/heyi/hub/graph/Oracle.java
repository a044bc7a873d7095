package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;

/** Says what the graph must be, straight from all records at once: no increments, no ids, quadratic on purpose. */
final class Oracle {
    private static final Map<String, List<String>> AUTHORITY =
            Map.of("name", List.of("police", "health"), "livesIn", List.of("housing"));
    private static final Map<String, List<String>> VALUES = Map.of(
            "Person",
            List.of("nationalId", "fileNumber", "name", "phone"),
            "Building",
            List.of("code", "oldCode", "address"));

    private final List<Set<Record>> entities = new ArrayList<>();

    private Oracle(Collection<Record> records) {
        records.forEach(record -> entities.add(new HashSet<>(Set.of(record))));
        while (mergeOnePair()) {
            // until no two share an identifier
        }
    }

    static Map<String, String> expected(Collection<Record> records) {
        return new Oracle(records).dump();
    }

    static long mergedIds(Collection<Record> records) {
        return new Oracle(records)
                .entities.stream()
                        .mapToLong(entity -> Math.max(0, identifiers(entity).size() - 1))
                        .sum();
    }

    private boolean mergeOnePair() {
        for (int i = 0; i < entities.size(); i++) {
            for (int j = i + 1; j < entities.size(); j++) {
                Set<Identifier> shared = identifiers(entities.get(i));
                shared.retainAll(identifiers(entities.get(j)));
                if (!shared.isEmpty()) {
                    entities.get(i).addAll(entities.remove(j));
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Identifier> identifiers(Set<Record> records) {
        Set<Identifier> all = new HashSet<>();
        records.forEach(record -> all.addAll(record.identifiers()));
        return all;
    }

    private Map<String, String> dump() {
        Map<String, String> dump = new TreeMap<>();
        for (Set<Record> entity : entities) {
            String type = entity.iterator().next().type();
            TreeMap<String, Object> golden = new TreeMap<>();
            TreeSet<String> disputed = new TreeSet<>();
            for (String field : VALUES.get(type)) {
                addValue(entity, field, golden, disputed);
            }
            TreeSet<String> edges = new TreeSet<>();
            addEdges(entity, edges, disputed, dump);
            if (!disputed.isEmpty()) {
                List<String> order = new ArrayList<>(VALUES.get(type));
                order.addAll(List.of("livesIn", "owns"));
                golden.put(
                        "_disputed",
                        disputed.stream()
                                .sorted(Comparator.comparing(order::indexOf))
                                .toList());
            }
            dump.put(name(entity), golden + " " + edges);
        }
        return dump;
    }

    private void addValue(Set<Record> entity, String field, Map<String, Object> golden, Set<String> disputed) {
        List<Record> saying = entity.stream()
                .filter(record -> record.values().get(field) != null)
                .sorted(order(field))
                .toList();
        if (!saying.isEmpty()) {
            golden.put(field, saying.get(0).values().get(field));
        }
        if (saying.stream().map(record -> record.values().get(field)).distinct().count() > 1) {
            disputed.add(field);
        }
    }

    private void addEdges(Set<Record> entity, Set<String> edges, Set<String> disputed, Map<String, String> dump) {
        for (String field : List.of("livesIn", "owns")) {
            Map<String, Set<String>> claims = new TreeMap<>();
            String golden = null;
            for (Record record : entity.stream().sorted(order(field)).toList()) {
                for (Record.Reference reference : record.references()) {
                    if (reference.relation().equals(field)) {
                        String target = target(reference.target(), dump);
                        golden = Objects.requireNonNullElse(golden, target);
                        claims.computeIfAbsent(target, t -> new TreeSet<>())
                                .add(record.key().text());
                    }
                }
            }
            for (var claim : claims.entrySet()) {
                boolean lost = field.equals("livesIn") && !claim.getKey().equals(golden);
                String type = lost ? "DISPUTED:livesIn" : field.equals("livesIn") ? "LIVES_IN" : "OWNS";
                edges.add(type + "->" + claim.getKey() + " by " + new ArrayList<>(claim.getValue()));
                if (lost) {
                    disputed.add(field);
                }
            }
        }
    }

    private String target(Identifier identifier, Map<String, String> dump) {
        for (Set<Record> entity : entities) {
            if (identifiers(entity).contains(identifier)) {
                return name(entity);
            }
        }
        String placeholder = "[" + identifier.type() + "]{" + identifier.field() + "=" + identifier.value() + "}";
        dump.put(placeholder, "{" + identifier.field() + "=" + identifier.value() + "} []");
        return placeholder;
    }

    private static String name(Set<Record> entity) {
        return "[" + entity.iterator().next().type() + "]"
                + entity.stream().map(record -> record.key().text()).sorted().toList();
    }

    private static Comparator<Record> order(String field) {
        return (a, b) -> {
            List<String> authority = AUTHORITY.getOrDefault(field, List.of());
            int rankOfA = authority.contains(a.key().source())
                    ? authority.indexOf(a.key().source())
                    : 99;
            int rankOfB = authority.contains(b.key().source())
                    ? authority.indexOf(b.key().source())
                    : 99;
            if (rankOfA != rankOfB) {
                return rankOfA - rankOfB;
            }
            if (!Objects.equals(a.updatedAt(), b.updatedAt())) {
                return a.updatedAt() == null
                        ? 1
                        : b.updatedAt() == null ? -1 : b.updatedAt().compareTo(a.updatedAt());
            }
            return a.key().text().compareTo(b.key().text());
        };
    }
}
