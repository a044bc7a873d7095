package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.compile.RowKeys;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * First pass over a file: is it whole, has it the key's columns, has every row a key? Whether two rows share a key, a second pass finds, which
 * looks at those that seem to.
 */
final class KeyCheck implements FileRows.Visitor {
    private final KeyHashes hashes;
    private final RoundedColumns rounded = new RoundedColumns();
    private Table table;
    private RowKeys keys;
    private int[] keyColumns = {};
    private long rows;

    /** @param table that the file is to be, without its columns */
    KeyCheck(Table table, KeyHashes hashes) {
        this.table = table;
        this.keys = new RowKeys(new Table(table.name(), List.of(), List.of()));
        this.hashes = hashes;
    }

    /** With the file's columns. */
    Table table() {
        return table;
    }

    long rows() {
        return rows;
    }

    RoundedColumns rounded() {
        return rounded;
    }

    @Override
    public void header(List<String> names) throws BadFileException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new BadFileException(FaultCode.FILE_COLUMN_TWICE, name);
            }
        }
        for (String name : table.key()) {
            if (!names.contains(name)) {
                throw new BadFileException(FaultCode.FILE_KEY_MISSING, name, String.join(", ", names));
            }
        }
        List<Column> texts = names.stream()
                .map(name -> new Column(name, ColumnType.TEXT, true))
                .toList();
        table = new Table(table.name(), texts, table.key());
        keys = new RowKeys(table);
        keyColumns = table.key().stream().mapToInt(names::indexOf).toArray();
        rounded.header(names);
    }

    @Override
    public void row(long number, @Nullable Object[] values) throws BadFileException, IOException {
        for (int column : keyColumns) {
            if (values[column] == null) {
                String name = table.columns().get(column).name();
                throw new BadFileException(FaultCode.FILE_KEY_EMPTY, number, name);
            }
        }
        rounded.row(number, values);
        hashes.add(keys.of(new Row(values)));
        rows++;
    }

    /** Second pass over a file of which some rows may share a key; null when no two do. */
    @Nullable
    Twice twice() throws IOException {
        Set<Long> suspected = hashes.twice();
        return suspected.isEmpty() ? null : new Twice(suspected);
    }

    /** Finds rows with the same key. */
    final class Twice implements FileRows.Visitor {
        private final Set<Long> suspected;
        private final Map<String, Long> met = new HashMap<>();

        private Twice(Set<Long> suspected) {
            this.suspected = suspected;
        }

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(long number, @Nullable Object[] values) throws BadFileException {
            String text = keys.of(new Row(values));
            if (suspected.contains(KeyHashes.of(text)) && met.put(text, number) != null) {
                throw new BadFileException(FaultCode.FILE_KEY_TWICE, text, number);
            }
        }
    }
}
