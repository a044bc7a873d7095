package org.heyi.hub.query.cypher;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Tells filters that an index narrows down to few entities: from there it pays to walk towards the entity that is asked for. */
final class Selectivity {
    private static final Set<String> NARROW = Set.of("eq", "in", "startsWith");

    private Selectivity() {}

    static boolean isHigh(Ontology ontology, EntityType type, Map<?, ?> where) {
        return where.entrySet().stream().anyMatch(entry -> isHigh(ontology, type, entry.getKey(), entry.getValue()));
    }

    private static boolean isHigh(Ontology ontology, EntityType type, Object key, @Nullable Object operand) {
        if (key.equals("and") && operand instanceof List<?> list) {
            return list.stream().anyMatch(element -> isHigh(ontology, type, (Map<?, ?>) element));
        }
        if (!(operand instanceof Map<?, ?> operators)) {
            return false;
        }
        String field = (String) key;
        if (field.equals("id")
                || type.value(field).filter(Selectivity::isIndexed).isPresent()) {
            return operators.keySet().stream().anyMatch(NARROW::contains);
        }
        return type.relation(field)
                .map(relation -> ontology.entity(relation.target()))
                .filter(target -> narrows(ontology, target, operators.get("is"))
                        || narrows(ontology, target, operators.get("some")))
                .isPresent();
    }

    private static boolean narrows(Ontology ontology, EntityType target, @Nullable Object where) {
        return where instanceof Map<?, ?> map && isHigh(ontology, target, map);
    }

    static boolean isIndexed(ValueField field) {
        return field.isIdentifier() || field.searchable();
    }
}
