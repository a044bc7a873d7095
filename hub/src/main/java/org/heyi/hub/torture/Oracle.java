package org.heyi.hub.torture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.heyi.hub.torture.Claims.Claim;
import org.jspecify.annotations.Nullable;

/** Says what the graph must be, straight from all claims at once: no increments and no ids. */
final class Oracle {
    private final Map<String, List<Claim>> byName = new LinkedHashMap<>();
    private final Map<String, String> nameOfIdentifier = new HashMap<>();
    private final Map<String, String> dump = new TreeMap<>();

    private Oracle(List<Claim> claims) {
        for (List<Claim> entity : entities(claims)) {
            String name = "[" + entity.get(0).type() + "]"
                    + entity.stream().map(Claim::key).sorted().toList();
            byName.put(name, entity);
            entity.forEach(claim -> identifiers(claim).forEach(id -> nameOfIdentifier.put(id, name)));
        }
    }

    /** Each entity, named by its records or as a placeholder by its identifier, with a line of what it shows. */
    static Map<String, String> expected(List<Claim> claims) {
        Oracle oracle = new Oracle(claims);
        oracle.byName.forEach(oracle::show);
        return oracle.dump;
    }

    private static Set<String> identifiers(Claim claim) {
        Set<String> all = new LinkedHashSet<>();
        for (String field : Fields.identifiers(claim.type())) {
            String value = claim.values().get(field);
            if (value != null && !value.isBlank()) {
                all.add(claim.type() + "." + field + "=" + value);
            }
        }
        return all;
    }

    private static List<List<Claim>> entities(List<Claim> claims) {
        Map<String, List<Claim>> groups = new HashMap<>();
        List<List<Claim>> all = new ArrayList<>();
        for (Claim claim : claims) {
            List<Claim> together = new ArrayList<>(List.of(claim));
            for (String id : identifiers(claim)) {
                List<Claim> known = groups.get(id);
                if (known != null && !together.containsAll(known)) {
                    together.addAll(known);
                }
            }
            together.forEach(member -> identifiers(member).forEach(id -> groups.put(id, together)));
            if (identifiers(claim).isEmpty()) {
                all.add(together);
            }
        }
        all.addAll(Set.copyOf(groups.values().stream().map(Same::new).toList()).stream()
                .map(same -> List.copyOf(new LinkedHashSet<>(same.claims())))
                .toList());
        return all;
    }

    /** A group by identity: equality of long lists is dear. */
    private record Same(List<Claim> claims) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.claims == claims;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(claims);
        }
    }

    private void show(String name, List<Claim> entity) {
        String type = entity.get(0).type();
        Map<String, Object> golden = new TreeMap<>();
        List<String> disputed = new ArrayList<>();
        for (String field : Objects.requireNonNull(Fields.VALUES.get(type))) {
            value(entity, field, golden, disputed);
        }
        Set<String> edges = new TreeSet<>();
        for (String field : Fields.RELATIONS.getOrDefault(type, List.of())) {
            edges(entity, field, edges, disputed);
        }
        if (!disputed.isEmpty()) {
            golden.put("_disputed", disputed);
        }
        Set<String> names = new TreeSet<>();
        entity.forEach(claim -> names.addAll(identifiers(claim)));
        dump.put(name, Shown.values(golden) + " " + edges + " former ids " + Math.max(0, names.size() - 1));
    }

    private static void value(List<Claim> entity, String field, Map<String, Object> golden, List<String> disputed) {
        String type = entity.get(0).type();
        boolean identifier = Fields.isIdentifier(type, field);
        List<Claim> saying = entity.stream()
                .filter(claim -> claim.values().containsKey(field))
                .filter(claim ->
                        !identifier || !claim.values().getOrDefault(field, "").isBlank())
                .sorted(order(type, field))
                .toList();
        if (!saying.isEmpty()) {
            golden.put(field, saying.get(0).values().get(field));
        }
        if (saying.stream().map(claim -> claim.values().get(field)).distinct().count() > 1) {
            disputed.add(field);
        }
    }

    private void edges(List<Claim> entity, String field, Set<String> edges, List<String> disputed) {
        Map<String, Set<String>> claims = new TreeMap<>();
        String golden = null;
        for (Claim claim : entity.stream().sorted(order("Person", field)).toList()) {
            for (String identifier : List.of("code", "oldCode")) {
                String value = claim.values().get(field + "." + identifier);
                if (value != null && !value.isBlank()) {
                    String target = target(identifier, value);
                    golden = golden == null ? target : golden;
                    claims.computeIfAbsent(target, t -> new TreeSet<>()).add(claim.key());
                }
            }
        }
        for (var claim : claims.entrySet()) {
            boolean lost = field.equals("livesIn") && !claim.getKey().equals(golden);
            String type = lost ? "DISPUTED:" + field : Fields.RELATION_TYPES.get(field);
            edges.add(type + "->" + claim.getKey() + " by " + claim.getValue());
            if (lost && !disputed.contains(field)) {
                disputed.add(field);
            }
        }
    }

    private String target(String identifier, String value) {
        String known = nameOfIdentifier.get("Building." + identifier + "=" + value);
        if (known != null) {
            return known;
        }
        String shown = Shown.values(Map.of(identifier, value));
        String placeholder = "[Building]" + shown;
        dump.put(placeholder, shown + " [] former ids 0");
        return placeholder;
    }

    /** Who comes first wins. */
    private static Comparator<Claim> order(String type, String field) {
        List<String> authority = Fields.AUTHORITY.getOrDefault(type + "." + field, List.of());
        return Comparator.<Claim>comparingInt(
                        claim -> authority.contains(claim.source()) ? authority.indexOf(claim.source()) : 99)
                .thenComparing(Claim::updated, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Claim::key);
    }
}
