package org.heyi.demo.city.truth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something of the city as it really is: its values and what it is related to, by the names of the schema's fields. */
public final class Thing {
    private final Map<String, Set<Object>> values = new HashMap<>();
    private final Map<String, Supplier<List<Thing>>> relations = new HashMap<>();

    Thing() {}

    /** {@code value} is true of the field; null when nothing is. */
    Thing with(String field, @Nullable Object value) {
        return withEither(field, value == null ? Set.of() : Set.of(value));
    }

    /** Each of {@code right} is true of the field. */
    Thing withEither(String field, Set<Object> right) {
        values.put(field, right);
        return this;
    }

    Thing related(String relation, Supplier<List<Thing>> things) {
        relations.put(relation, things);
        return this;
    }

    /** What may rightly be said of a field, as text, number or boolean: nothing where nothing is true; empty when the truth does not know. */
    public Optional<Set<Object>> right(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** What a relation leads to; empty when the truth does not know. */
    public Optional<List<Thing>> related(String relation) {
        return Optional.ofNullable(relations.get(relation)).map(Supplier::get);
    }
}
