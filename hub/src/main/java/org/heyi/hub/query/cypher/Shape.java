package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How an object of the answer is made of a {@code T}: its keys in the order of the selection, and what stands under each. */
final class Shape<T> {
    private final List<String> keys = new ArrayList<>();
    private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

    /** The shape of a selection; {@code field} gives the value of everything but {@code __typename}. */
    static <T> Shape<T> of(Selection selection, Function<Selected, Function<T, @Nullable Object>> field) {
        Shape<T> shape = new Shape<>();
        for (Selected selected : selection.fields()) {
            shape.keys.add(selected.key());
            boolean meta = selected.name().equals("__typename");
            shape.values.add(meta ? any -> selection.type() : field.apply(selected));
        }
        return shape;
    }

    Map<String, @Nullable Object> make(T source) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(keys.size() * 2);
        for (int i = 0; i < keys.size(); i++) {
            object.put(keys.get(i), values.get(i).apply(source));
        }
        return object;
    }
}
