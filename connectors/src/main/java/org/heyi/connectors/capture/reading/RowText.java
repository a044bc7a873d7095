package org.heyi.connectors.capture.reading;

import java.util.ArrayList;
import java.util.List;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;

/** Takes the key's values out of the text that record keys name a row by. */
final class RowText {
    private RowText() {}

    /** The values in the key's order, as a server reads them. */
    static List<String> values(String row, Table table) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < row.length(); i++) {
            char character = row.charAt(i);
            if (character == '\\' && i + 1 < row.length()) {
                value.append(row.charAt(++i));
            } else if (character == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(character);
            }
        }
        values.add(value.toString());
        for (int i = 0; i < values.size(); i++) {
            values.set(i, written(values.get(i), type(table, i)));
        }
        return values;
    }

    /** MariaDB takes no {@code T} and no zone. */
    private static String written(String value, ColumnType type) {
        return switch (type) {
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> value.replace('T', ' ').replace("Z", "+00:00");
            default -> value;
        };
    }

    private static ColumnType type(Table table, int place) {
        String name = place < table.key().size() ? table.key().get(place) : "";
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse(ColumnType.TEXT);
    }
}
