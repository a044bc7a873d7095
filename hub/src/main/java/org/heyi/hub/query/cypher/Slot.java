package org.heyi.hub.query.cypher;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a value that a request brings in its variables.
 *
 * @param path the variable's name, then keys of input objects ({@link String}) and places in lists ({@link Integer})
 */
record Slot(List<Object> path) {

    /** {@code template} with the values of {@code variables} in place of its slots. */
    static @Nullable Object fill(@Nullable Object template, Map<String, Object> variables) {
        if (template instanceof Slot slot) {
            return slot.value(variables);
        }
        if (template instanceof List<?> list) {
            return list.stream().map(element -> fill(element, variables)).toList();
        }
        return template;
    }

    private @Nullable Object value(Map<String, Object> variables) {
        @Nullable Object value = variables;
        for (Object step : path) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            } else if (value instanceof List<?> list) {
                value = list.get((Integer) step);
            }
        }
        return value;
    }
}
