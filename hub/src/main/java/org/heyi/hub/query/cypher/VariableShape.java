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
    private enum Token {
        MAP,
        LIST,
        END,
        PARAMETER
    }

    private final List<@Nullable Object> tokens = new ArrayList<>();
    private int characters;

    private VariableShape() {}

    /** Equal for variables that lead to the same statement. */
    public static VariableShape of(Map<String, Object> variables) {
        VariableShape shape = new VariableShape();
        shape.add(variables);
        return shape;
    }

    /** What it takes to keep it, about, in characters. */
    public int size() {
        return tokens.size() + characters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VariableShape shape && tokens.equals(shape.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    private void add(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            tokens.add(Token.MAP);
            map.forEach((key, element) -> {
                tokens.add(key);
                characters += key.toString().length();
                add(element);
            });
            tokens.add(Token.END);
        } else if (value instanceof List<?> list && isStructure(list)) {
            tokens.add(Token.LIST);
            list.forEach(this::add);
            tokens.add(Token.END);
        } else {
            tokens.add(isFixed(value) ? value : Token.PARAMETER);
        }
    }

    /** The variables with a {@link Slot} in place of each value that only fills a parameter. */
    static Map<String, Object> symbolic(Map<String, Object> variables) {
        Map<String, Object> symbols = new LinkedHashMap<>();
        variables.forEach((name, value) -> symbols.put(name, symbol(value, List.of(name))));
        return symbols;
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

    /** Lists of input objects decide the text by their length; lists of plain values do not, and an empty one may be either. */
    private static boolean isStructure(List<?> list) {
        return list.isEmpty() || list.stream().anyMatch(Map.class::isInstance);
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
