package org.heyi.connectors.mapping.compile;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.jspecify.annotations.Nullable;

/** Names a table's rows, and shows them. */
public final class RowKeys {
    private static final int MOST_BYTES = 256;
    private final Table table;
    private final int[] key;

    /** Of a table that has a key. */
    public RowKeys(Table table) {
        this.table = table;
        List<String> names = table.columns().stream().map(Column::name).toList();
        this.key = table.key().stream().mapToInt(names::indexOf).toArray();
    }

    /** The key's values as {@link org.heyi.connectors.record.RecordKey#row} has them. */
    public String of(Row row) {
        if (key.length == 1) {
            return escaped(exact(row.get(key[0])));
        }
        StringBuilder joined = new StringBuilder();
        for (int column : key) {
            joined.append(joined.isEmpty() && column == key[0] ? "" : "|").append(escaped(exact(row.get(column))));
        }
        return joined.toString();
    }

    /** Column to value in readable form, without the columns that are untouched. */
    Map<String, @Nullable Object> readable(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.size() && i < table.columns().size(); i++) {
            Object value = row.get(i);
            if (value != Row.UNTOUCHED) {
                boolean plain = value == null || value instanceof Number || value instanceof Boolean;
                values.put(table.columns().get(i).name(), plain ? value : text(value));
            }
        }
        return values;
    }

    /** Another text for every other value, however long. */
    private static String exact(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : text(value);
    }

    /** A value, in the classes that {@link Row} names, as text: equal values give equal texts. Of long bytes only the first are shown. */
    public static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            boolean whole = bytes.length <= MOST_BYTES;
            return whole
                    ? HexFormat.of().formatHex(bytes)
                    : HexFormat.of().formatHex(bytes, 0, MOST_BYTES) + "… (" + bytes.length + ")";
        }
        return String.valueOf(value);
    }

    private static String escaped(String text) {
        return text.indexOf('|') < 0 && text.indexOf('\\') < 0
                ? text
                : text.replace("\\", "\\\\").replace("|", "\\|");
    }
}
