package org.heyi.hub.graph;

/**
 * A relation that leads away from an entity.
 *
 * @param type the relation's type in the graph; {@link #DISPUTED} for a claim that lost against another record's
 * @param field the relation field of a disputed claim; empty for others
 * @param target id of the entity it leads to
 */
record Edge(String type, String field, String target) {
    static final String DISPUTED = "DISPUTED";

    static Edge of(String type, String target) {
        return new Edge(type, "", target);
    }

    static Edge disputed(String field, String target) {
        return new Edge(DISPUTED, field, target);
    }
}
