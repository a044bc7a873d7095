package org.heyi.connectors.capture.debezium;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** Turns Debezium's rows of one table, as long as its columns stay as they are, into {@link Row}s. */
final class RowReader {
    private static final int BYTES_OF_VALUE = 16;
    private static final int BYTES_OF_ROW = 200;
    private final @Nullable String[] names;
    private final Function<Object, @Nullable Object>[] readers;
    private final boolean[] used;

    /** @param columns schema of a row; what the mapping does not use is left out */
    RowReader(TableMapping mapping, Schema columns) {
        List<Column> wanted = mapping.table().columns();
        names = new String[wanted.size()];
        readers = newReaders(wanted.size());
        used = new boolean[wanted.size()];
        for (int i = 0; i < wanted.size(); i++) {
            used[i] = mapping.columns().contains(wanted.get(i).name());
            Field field = used[i] ? columns.field(wanted.get(i).name()) : null;
            names[i] = field == null ? null : field.name();
            readers[i] = field == null ? value -> null : ValueReader.of(column(field, wanted.get(i)));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Function<Object, @Nullable Object>[] newReaders(int length) {
        return new Function[length];
    }

    /** As the event has it, since the log may be behind the catalogue; but only the catalogue knows how many decimals money has. */
    private static Column column(Field field, Column wanted) {
        Column told = EventColumns.of(field);
        return wanted.sourceType().startsWith(told.sourceType() + "(") ? wanted : told;
    }

    /**
     * Whether the row, as {@link #read} gave it, has all values that the mapping uses. PostgreSQL's log has none of generated columns, nor large
     * ones that a change left as they were.
     */
    boolean isWhole(Row row) {
        for (int i = 0; i < used.length; i++) {
            if (used[i] && row.get(i) == Row.UNTOUCHED) {
                return false;
            }
        }
        return true;
    }

    /** What the log does not have is untouched. */
    Row read(Struct struct) {
        @Nullable Object[] values = new Object[names.length];
        for (int i = 0; i < values.length; i++) {
            @Nullable String name = names[i];
            // Not get(): it puts the column's default in the place of null.
            Object value = name == null ? Row.UNTOUCHED : struct.getWithoutDefault(name);
            values[i] = value == null || value == Row.UNTOUCHED ? value : readers[i].apply(value);
        }
        return new Row(values);
    }

    /** Estimate of the bytes that the row takes in memory. */
    static long size(Row row) {
        long size = BYTES_OF_ROW;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            size += BYTES_OF_VALUE;
            size += value instanceof String text ? 2L * text.length() : 0;
            size += value instanceof byte[] bytes ? bytes.length : 0;
        }
        return size;
    }
}
