package org.heyi.connectors.mapping;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/**
 * A row beside what a mapping makes of it.
 *
 * @param row column to value, in the table's order; those that the mapping reads, bytes in hexadecimal digits
 */
public record Preview(Map<String, @Nullable Object> row, List<Change> changes) {

    /** Maps rows without writing anything. */
    public static List<Preview> of(TableMapping mapping, List<Row> rows, Instant at) {
        return rows.stream()
                .map(row -> new Preview(named(mapping.table(), row), mapping.changed(row, at)))
                .toList();
    }

    private static Map<String, @Nullable Object> named(Table table, Row row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object value = row.get(i);
            if (value != Row.UNTOUCHED) {
                named.put(table.columns().get(i).name(), shown(value));
            }
        }
        return named;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof UnusableValue lost) {
            return lost.shown();
        }
        return value instanceof byte[] bytes ? hex(bytes) : value;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
