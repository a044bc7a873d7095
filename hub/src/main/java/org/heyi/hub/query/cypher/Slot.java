package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.schema.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a value that a request brings in its variables.
 *
 * @param path the variable's name, then keys of input objects ({@link String}) and places in lists ({@link Integer})
 */
record Slot(List<Object> path) {

    /** {@code template} with the values of {@code variables} in place of its slots, texts as the graph has them. */
    static @Nullable Object fill(@Nullable Object template, Map<String, Object> variables) {
        @Nullable Object value = template instanceof Slot slot ? slot.value(variables) : template;
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>(list.size());
            list.forEach(element -> filled.add(fill(element, variables)));
            return filled;
        }
        return value instanceof String text ? PlainText.of(text) : value;
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
