package org.heyi.hub.graph;

import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of a field.
 *
 * @param column the field's name; of a relation, {@code relation.identifier}
 */
record Claim(String column, Object value) {

    /** Null when the record says nothing of the field. */
    static @Nullable Claim of(Field field, RecordState record) {
        if (field instanceof RelationField relation) {
            return record.references().stream()
                    .filter(reference -> reference.relation().equals(relation.name()))
                    .map(reference -> new Claim(
                            relation.name() + "." + reference.target().field(),
                            reference.target().value()))
                    .findFirst()
                    .orElse(null);
        }
        Object said = GoldenValues.said((ValueField) field, record);
        return said == null ? null : new Claim(field.name(), said);
    }

    /** The name of the field that a column speaks of. */
    static String field(String column) {
        int dot = column.indexOf('.');
        return dot < 0 ? column : column.substring(0, dot);
    }
}
