package org.heyi.hub.query.cypher;

import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.jspecify.annotations.Nullable;

/**
 * What a list is a list of: all entities of a type, or those an entity leads to.
 *
 * @param from the entity the list belongs to; null for all of the type
 * @param relation how it leads to them; null for all of the type
 */
record PageSource(
        EntityType target, @Nullable String from, @Nullable RelationField relation) {

    static PageSource all(EntityType type) {
        return new PageSource(type, null, null);
    }

    static PageSource related(Ontology ontology, String from, RelationField relation) {
        return new PageSource(ontology.entity(relation.target()), from, relation);
    }

    boolean isAll() {
        return relation == null;
    }

    /** The pattern that finds {@code variable}; {@code byId} where the index on the id is to help. */
    String pattern(String variable, boolean byId) {
        String node = byId ? Text.node(variable, "Entity", target.name()) : Text.node(variable, target.name());
        return from == null || relation == null ? node : Text.step(from, relation, node);
    }
}
