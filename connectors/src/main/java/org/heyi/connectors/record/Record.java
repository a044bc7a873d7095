package org.heyi.connectors.record;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one row of one source says of one entity.
 *
 * @param type entity type
 * @param values column of the statement (field name, or {@code relation.identifier}) to value, in the statement's order; a null value is a
 *     row that says null; a column that is absent was untouched by the change and keeps what the record said before. Classes as
 *     {@link org.heyi.schema.ValueKind} says
 * @param identifiers the entity's own, only those well-formed, in the order of the type's fields
 * @param references relation field to the identifier it refers to, only those well-formed
 * @param updatedAt when the row says it was last changed (column {@code "record.updatedAt"}); null when the statement does not say
 */
public record Record(
        RecordKey key,
        String type,
        Map<String, @Nullable Object> values,
        List<Identifier> identifiers,
        List<Reference> references,
        @Nullable OffsetDateTime updatedAt) {

    /** A mention of another entity. */
    public record Reference(String relation, Identifier target) {}
}
