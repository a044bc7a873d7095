package org.heyi.connectors.mapping.compile;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.statement.Target;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.Record.Reference;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.EntityType;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** Puts the values of a statement's output columns together. */
final class RecordBuilder {
    private final EntityType type;
    private final CompiledOutput[] outputs;
    private final int[] identifiers;
    private final int[] references;
    private final int updatedAt;

    RecordBuilder(EntityType type, CompiledOutput[] outputs) {
        this.type = type;
        this.outputs = outputs;
        List<ValueField> order = type.identifiers().toList();
        List<Integer> own = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        int time = -1;
        for (int i = 0; i < outputs.length; i++) {
            Target target = outputs[i].target();
            if (target instanceof Target.Value value && value.field().isIdentifier()) {
                own.add(i);
            } else if (target instanceof Target.Reference) {
                others.add(i);
            } else if (target instanceof Target.UpdatedAt) {
                time = i;
            }
        }
        own.sort(Comparator.comparingInt(i -> order.indexOf(((Target.Value) outputs[i].target()).field())));
        this.identifiers = own.stream().mapToInt(Integer::intValue).toArray();
        this.references = others.stream().mapToInt(Integer::intValue).toArray();
        this.updatedAt = time;
    }

    /** @param values in the order of the outputs, {@link Row#UNTOUCHED} for those to leave as they are */
    Record build(RecordKey key, @Nullable Object[] values) {
        @Nullable String[] normal = normal(values);
        return new Record(
                key,
                type.name(),
                named(values, normal),
                identifiers(normal),
                references(normal),
                updatedAt < 0 || values[updatedAt] == Row.UNTOUCHED ? null : (OffsetDateTime) values[updatedAt]);
    }

    /** Identifiers as their format writes them; null where one is not well-formed, and for what is no identifier. */
    private @Nullable String[] normal(@Nullable Object[] values) {
        @Nullable String[] normal = new @Nullable String[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text && outputs[i].format().isPresent()) {
                normal[i] = outputs[i].format().get().normalise(text).orElse(null);
            }
        }
        return normal;
    }

    private Map<String, @Nullable Object> named(@Nullable Object[] values, @Nullable String[] normal) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>(values.length * 2);
        for (int i = 0; i < values.length; i++) {
            if (i != updatedAt && values[i] != Row.UNTOUCHED) {
                String identifier = normal[i];
                named.put(outputs[i].column(), identifier == null ? values[i] : identifier);
            }
        }
        return Collections.unmodifiableMap(named);
    }

    private List<Identifier> identifiers(@Nullable String[] normal) {
        List<Identifier> found = new ArrayList<>(identifiers.length);
        for (int i : identifiers) {
            String value = normal[i];
            if (value != null) {
                found.add(new Identifier(type.name(), outputs[i].column(), value));
            }
        }
        return Collections.unmodifiableList(found);
    }

    private List<Reference> references(@Nullable String[] normal) {
        List<Reference> found = new ArrayList<>(references.length);
        for (int i : references) {
            String value = normal[i];
            if (value != null) {
                Target.Reference target = (Target.Reference) outputs[i].target();
                Identifier identifier = new Identifier(
                        target.relation().target(), target.identifier().name(), value);
                found.add(new Reference(target.relation().name(), identifier));
            }
        }
        return Collections.unmodifiableList(found);
    }
}
