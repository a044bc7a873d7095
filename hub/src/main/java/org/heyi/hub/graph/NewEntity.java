package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;

/**
 * An entity that the graph does not have yet.
 *
 * @param golden properties of its node, with its id
 * @param record properties of its first record's node; empty when all its records were another entity's before
 * @param links relations to entities that are there before it, in order of type, at most {@link #MOST_LINKS}; none disputed
 */
record NewEntity(String type, Map<String, Object> golden, Map<String, Object> record, List<Link> links) {
    static final int MOST_LINKS = 8;

    /** A relation of a type to the entity {@code target}, which {@code records} support. */
    record Link(String type, String target, List<String> records) {}

    /** What one statement can make: entities of a type that lead away by the same types of relations. */
    record Kind(String type, List<String> links, boolean hasRecord) {}

    Kind kind() {
        return new Kind(type, links.stream().map(Link::type).toList(), !record.isEmpty());
    }
}
