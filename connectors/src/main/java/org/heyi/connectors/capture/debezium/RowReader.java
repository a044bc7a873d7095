package org.heyi.connectors.capture.debezium;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.jspecify.annotations.Nullable;

/** Turns Debezium's rows of one table, as long as its columns stay as they are, into {@link Row}s. */
final class RowReader {
    private static final int BYTES_OF_VALUE = 16;
    private static final int BYTES_OF_ROW = 200;
    private final @Nullable String[] names;
    private final Function<Object, @Nullable Object>[] readers;

    /** @param columns schema of a row; columns that the table does not have are left out */
    RowReader(Table table, Schema columns) {
        List<Column> wanted = table.columns();
        names = new String[wanted.size()];
        readers = newReaders(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Field field = columns.field(wanted.get(i).name());
            names[i] = field == null ? null : field.name();
            readers[i] = field == null
                    ? value -> null
                    : reader(field.schema(), wanted.get(i).type());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Function<Object, @Nullable Object>[] newReaders(int length) {
        return new Function[length];
    }

    private static Function<Object, @Nullable Object> reader(Schema schema, ColumnType type) {
        Function<Object, @Nullable Object> reader = ValueReader.of(schema);
        return value -> {
            if (Untouched.is(value)) {
                return Row.UNTOUCHED;
            }
            Object read = reader.apply(value);
            return read == null ? null : Fitting.fit(read, type);
        };
    }

    Row read(Struct struct) {
        @Nullable Object[] values = new Object[names.length];
        for (int i = 0; i < values.length; i++) {
            @Nullable String name = names[i];
            // Not get(): it puts the column's default in the place of null.
            Object value = name == null ? null : struct.getWithoutDefault(name);
            values[i] = value == null ? null : readers[i].apply(value);
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
