package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Groups records that share an identifier, directly or through others: union-find over the identifiers' ids. */
final class Components {
    private final Map<String, String> parents = new HashMap<>();

    /**
     * The groups, each with all records in it.
     *
     * @param ids the ids of a record's own identifiers; at least one
     */
    static Collection<List<RecordState>> of(Collection<RecordState> records, Function<RecordState, List<String>> ids) {
        Components components = new Components();
        for (RecordState record : records) {
            List<String> own = ids.apply(record);
            for (String id : own) {
                components.union(own.get(0), id);
            }
        }
        Map<String, List<RecordState>> groups = new HashMap<>();
        for (RecordState record : records) {
            String root = components.find(ids.apply(record).get(0));
            groups.computeIfAbsent(root, key -> new ArrayList<>(1)).add(record);
        }
        return groups.values();
    }

    private void union(String one, String other) {
        String rootOfOne = find(one);
        String rootOfOther = find(other);
        if (!rootOfOne.equals(rootOfOther)) {
            parents.put(rootOfOther, rootOfOne);
        }
    }

    private String find(String id) {
        String parent = Objects.requireNonNullElse(parents.putIfAbsent(id, id), id);
        while (!parent.equals(id)) {
            String grandparent = Objects.requireNonNull(parents.get(parent));
            parents.put(id, grandparent);
            id = parent;
            parent = grandparent;
        }
        return id;
    }
}
