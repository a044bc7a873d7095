package org.heyi.connectors.capture.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * First pass over a file: is it whole, has it the key's columns, has every row a key? Remembers eight bytes a row, whether two rows share a
 * key; a second pass looks at those that seem to.
 */
final class KeyCheck implements FileRows.Visitor {
    private final List<String> key;
    private List<String> columns = List.of();
    private int[] keyColumns = {};
    private long[] hashes = new long[1024];
    private int rows;
    private @Nullable BadFileException bad;

    KeyCheck(List<String> key) {
        this.key = key;
    }

    List<String> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    @Override
    public void header(List<String> names) {
        columns = List.copyOf(names);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                note(new BadFileException(FaultCode.FILE_COLUMN_TWICE, name));
            }
        }
        keyColumns = key.stream().mapToInt(names::indexOf).toArray();
        for (int i = 0; i < keyColumns.length; i++) {
            if (keyColumns[i] < 0) {
                note(new BadFileException(FaultCode.FILE_KEY_MISSING, key.get(i), String.join(", ", names)));
            }
        }
    }

    @Override
    public void row(long number, @Nullable String[] values) {
        if (bad != null) {
            return;
        }
        for (int column : keyColumns) {
            if (values[column] == null) {
                note(new BadFileException(FaultCode.FILE_KEY_EMPTY, number, columns.get(column)));
                return;
            }
        }
        if (rows == hashes.length) {
            hashes = Arrays.copyOf(hashes, rows * 2);
        }
        hashes[rows++] = hash(key(values));
    }

    private void note(BadFileException found) {
        bad = bad == null ? found : bad;
    }

    /** Throws the first thing that is wrong, keys that occur twice excepted. */
    void requireGood() throws BadFileException {
        if (bad != null) {
            throw bad;
        }
    }

    /** Finds rows with the same key; null when no two can have one. */
    @Nullable
    Twice twice() {
        long[] sorted = Arrays.copyOf(hashes, rows);
        Arrays.sort(sorted);
        Set<Long> suspected = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                suspected.add(sorted[i]);
            }
        }
        return suspected.isEmpty() ? null : new Twice(suspected);
    }

    /** Second pass over a file of which some rows may share a key. */
    final class Twice implements FileRows.Visitor {
        private final Set<Long> suspected;
        private final Map<String, Long> keys = new HashMap<>();
        private @Nullable BadFileException found;

        private Twice(Set<Long> suspected) {
            this.suspected = suspected;
        }

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(long number, @Nullable String[] values) {
            String text = key(values);
            if (found == null && suspected.contains(hash(text)) && keys.put(text, number) != null) {
                found = new BadFileException(FaultCode.FILE_KEY_TWICE, text, number);
            }
        }

        void requireNone() throws BadFileException {
            if (found != null) {
                throw found;
            }
        }
    }

    private String key(@Nullable String[] values) {
        StringBuilder text = new StringBuilder();
        for (int column : keyColumns) {
            text.append(text.isEmpty() ? "" : "|").append(values[column]);
        }
        return text.toString();
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
