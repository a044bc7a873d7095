package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An entity that the graph does not have yet.
 *
 * @param golden properties of its node, with its id
 * @param record properties of its first record's node; empty when all its records were another entity's before
 * @param edges relations to entities that are there before it, in order of type, at most {@link #MOST_EDGES}; none disputed
 */
record NewEntity(String type, Map<String, Object> golden, Map<String, Object> record, Map<Edge, List<String>> edges) {
    static final int MOST_EDGES = 8;

    /** What one statement can make: entities of a type that lead away by the same types of relations. */
    record Kind(String type, List<String> edges, boolean hasRecord) {}

    Kind kind() {
        return new Kind(type, edges.keySet().stream().map(Edge::type).toList(), !record.isEmpty());
    }

    /** The row that {@link Creation} makes it of. */
    Map<String, Object> row() {
        List<String> targets = new ArrayList<>(edges.size());
        edges.keySet().forEach(edge -> targets.add(edge.target()));
        return Map.of(
                "golden", golden, "record", record, "targets", targets, "supports", List.copyOf(edges.values()));
    }
}
