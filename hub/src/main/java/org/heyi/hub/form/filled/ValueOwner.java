package org.heyi.hub.form.filled;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.schema.Field;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Whose value a field of a form shows: that of the first department of {@code @authority} that says anything. */
final class ValueOwner {
    private ValueOwner() {}

    /**
     * The department that decides on an answer which contradicts the value; null when nobody owns the value, or {@code department} itself
     * answers, or it comes before the others.
     *
     * @param records of the question's entity
     */
    static @Nullable String of(FormEntity entity, Question question, String department, List<RecordSaying> records) {
        ValueField field = question.field();
        Part via = entity.via();
        if (field.isIdentifier() && entity.isRelated() && via != null) {
            return of(
                    via.relation(),
                    department,
                    Objects.requireNonNull(entity.owner()).records());
        }
        return of(field, department, records);
    }

    private static @Nullable String of(Field field, String department, List<RecordSaying> records) {
        Set<String> holders = new HashSet<>(List.of(department));
        for (RecordSaying record : records) {
            if (record.saysSomethingOf(field.name())) {
                holders.add(record.provenance().department());
            }
        }
        return field.authority().stream()
                .filter(holders::contains)
                .findFirst()
                .filter(owner -> !owner.equals(department))
                .orElse(null);
    }
}
