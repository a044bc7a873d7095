package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a request's variables decides the statement's text: which keys are there, which values are null, truth values and directions of
 * order. Everything else only fills parameters.
 */
public final class VariableShape {
    private VariableShape() {}

    /** Equal texts for variables that lead to the same statement. */
    public static String of(Map<String, Object> variables) {
        StringBuilder text = new StringBuilder();
        write(text, variables);
        return text.toString();
    }

    /** The variables with a {@link Slot} in place of each value that only fills a parameter. */
    static Map<String, Object> symbolic(Map<String, Object> variables) {
        Map<String, Object> symbols = new LinkedHashMap<>();
        variables.forEach((name, value) -> symbols.put(name, symbol(value, List.of(name))));
        return symbols;
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            text.append('{');
            map.forEach((key, element) -> {
                text.append(key).append(':');
                write(text, element);
                text.append(',');
            });
            text.append('}');
        } else if (value instanceof List<?> list && isStructure(list)) {
            text.append('[');
            list.forEach(element -> write(text, element));
            text.append(']');
        } else {
            text.append(isFixed(value) ? String.valueOf(value) : "?");
        }
    }

    private static @Nullable Object symbol(@Nullable Object value, List<Object> path) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> symbols = new LinkedHashMap<>();
            map.forEach((key, element) -> symbols.put(key, symbol(element, append(path, key))));
            return symbols;
        }
        if (value instanceof List<?> list && isStructure(list)) {
            List<Object> symbols = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                symbols.add(symbol(list.get(i), append(path, i)));
            }
            return symbols;
        }
        return isFixed(value) ? value : new Slot(path);
    }

    /** Lists of input objects and of directions decide the text by their length; lists of plain values do not. */
    private static boolean isStructure(List<?> list) {
        return list.stream().anyMatch(Map.class::isInstance);
    }

    private static boolean isFixed(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Enum<?>;
    }

    private static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
