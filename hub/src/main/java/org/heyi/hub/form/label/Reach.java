package org.heyi.hub.form.label;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;

/**
 * How a form about one type comes to another, through relations that lead to one entity each.
 *
 * @param path ends with a dot, unless it is empty
 * @param steps how many relations it has
 * @param order 0 for what is reached first
 */
record Reach(String path, int steps, int order) {
    private static final int FARTHEST = 2;

    /** The shortest way to each type that can be reached, the subject's own first. */
    static Map<String, Reach> from(Ontology ontology, EntityType subject) {
        Map<String, Reach> reached = new LinkedHashMap<>();
        reached.put(subject.name(), new Reach("", 0, 0));
        Deque<EntityType> next = new ArrayDeque<>();
        next.add(subject);
        while (!next.isEmpty()) {
            EntityType type = next.remove();
            Reach here = reached.getOrDefault(type.name(), new Reach("", FARTHEST, 0));
            type.relations()
                    .filter(relation -> !relation.many() && here.steps() < FARTHEST)
                    .filter(relation -> !reached.containsKey(relation.target()))
                    .forEach(relation -> {
                        reached.put(relation.target(), here.through(relation, reached.size()));
                        next.add(ontology.entity(relation.target()));
                    });
        }
        return reached;
    }

    private Reach through(RelationField relation, int place) {
        return new Reach(path + relation.name() + ".", steps + 1, place);
    }
}
