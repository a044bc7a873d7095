package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A record as the graph keeps it: the parts of its key, and its properties, of which those that begin with {@code _} are the graph's own.
 */
record RecordRow(String department, String source, String table, String key, Map<?, ?> properties) {

    static RecordRow of(Map<?, ?> properties, UnaryOperator<String> departments) {
        String text = String.valueOf(properties.get("_key"));
        String type = "/" + properties.get("_type");
        int table = text.indexOf('/') + 1;
        int statement = Math.max(text.indexOf(type + "/", table), text.indexOf(type + "~", table));
        int row = text.indexOf('/', statement + 1) + 1;
        String source = text.substring(0, Math.max(0, table - 1));
        String tableName = text.substring(table, Math.max(table, statement));
        return new RecordRow(
                source.equals(CollectedSource.NAME) ? tableName : departments.apply(source),
                source,
                tableName,
                text.substring(row),
                properties);
    }

    @Nullable
    String text(String property) {
        return Leaf.text(properties.get(property));
    }

    /** Field and value as text, in the order of the type's fields. */
    Stream<Map.Entry<String, String>> values(EntityType type) {
        List<String> order = type.fields().stream().map(Field::name).toList();
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put((String) name, String.valueOf(Leaf.text(value))));
        values.keySet().removeIf(this::isReturned);
        List<Map.Entry<String, String>> entries = new ArrayList<>(values.entrySet());
        entries.removeIf(entry -> entry.getKey().startsWith("_"));
        entries.sort(Comparator.comparingInt(entry -> order.indexOf(field(entry.getKey()))));
        return entries.stream();
    }

    /** What the record says of a field, for a relation the value of the identifier it refers to; null when it says nothing. */
    @Nullable
    String claim(String field) {
        return properties.entrySet().stream()
                .filter(entry -> field((String) entry.getKey()).equals(field))
                .filter(entry -> !isReturned((String) entry.getKey()))
                .map(entry -> Leaf.text(entry.getValue()))
                .findFirst()
                .orElse(null);
    }

    /** Whether the value is what the hub wrote there itself, so that the record does not say it. */
    private boolean isReturned(String column) {
        return properties.get("_returned") instanceof List<?> columns && columns.contains(column);
    }

    private static String field(String column) {
        int dot = column.indexOf('.');
        return dot < 0 ? column : column.substring(0, dot);
    }
}
