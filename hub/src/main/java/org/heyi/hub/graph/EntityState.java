package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An entity as the graph holds it, or is to hold it.
 *
 * @param type empty for a node that stands for a merged id or for a type that the ontology no longer has
 * @param golden properties of the node but for its id; no nulls
 * @param records by key
 * @param merged other ids that lead here
 * @param edges relations to other entities, with the keys of the records that say so, sorted
 */
record EntityState(
        String id,
        String type,
        Map<String, Object> golden,
        Map<String, RecordState> records,
        Set<String> merged,
        Map<Edge, List<String>> edges) {}
