package org.heyi.hub.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes values so that they can be compared and read. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String values(Map<String, ?> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.toString();
        }
        String text = value.toString();
        return text.length() <= LONGEST
                ? "'" + text + "'"
                : "'" + text.substring(0, LONGEST) + "…' (" + text.length() + ", " + text.hashCode() + ")";
    }
}
