package org.heyi.hub.form.filled;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a record says, as the API answers it.
 *
 * @param values field to value as text
 * @param updatedAt null when the row does not say
 */
record RecordSaying(
        FieldProvenance provenance,
        Map<String, String> values,
        @Nullable OffsetDateTime updatedAt) {

    static RecordSaying of(Map<?, ?> answered) {
        Map<String, String> values = new HashMap<>();
        for (Object value : (List<?>) Objects.requireNonNull(answered.get("values"))) {
            Map<?, ?> entry = (Map<?, ?>) value;
            values.put(text(entry, "field"), text(entry, "value"));
        }
        String updatedAt = (String) answered.get("updatedAt");
        return new RecordSaying(
                new FieldProvenance(
                        text(answered, "department"),
                        text(answered, "source"),
                        text(answered, "table"),
                        updatedAt,
                        text(answered, "committedAt")),
                values,
                updatedAt == null ? null : OffsetDateTime.parse(updatedAt));
    }

    /** Whether it gives the field a value, or refers by the relation to anything. */
    boolean saysSomethingOf(String field) {
        return values.keySet().stream().anyMatch(column -> column.equals(field) || column.startsWith(field + "."));
    }

    private static String text(Map<?, ?> object, String key) {
        return String.valueOf(object.get(key));
    }
}
