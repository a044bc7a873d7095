package org.heyi.connectors.capture.debezium;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows apart that share a key in the middle of a transaction: two that swap their keys are told as one that goes and one that comes, twice,
 * and what goes second has the key that the first came to. What a transaction puts under a key is remembered, within a limit, until it ends;
 * the old image of a change says whether it is about that row or about one that was there before. Used by one thread.
 */
final class SharedKeys {
    private static final int ROWS_KEPT = 50_000;
    private static final long BYTES_KEPT = 16L << 20;
    private static final int READERS_KEPT = 1_000;

    private final Predicate<Table> shares;
    private final IdentityHashMap<RowReader, Boolean> concerned = new IdentityHashMap<>();
    private final Map<String, Map<String, Put>> put = new HashMap<>();
    private @Nullable String transaction;
    private int rows;
    private long bytes;
    private boolean forgotten;

    /** What a change means for the row that has the key when the transaction ends. */
    enum Meaning {
        /** What it says. */
        AS_TOLD,
        /** Nothing: it is about another row, which had the key before. */
        NONE,
        /** It cannot be known from the log: the row has to be read again. */
        UNCLEAR
    }

    /** A row that was put under a key; null when it is not known any more which of several it is. */
    private record Put(RowReader reader, @Nullable Row row) {}

    /** @param shares whether rows of a table may share a key at all; asked when the table's columns have changed */
    SharedKeys(Predicate<Table> shares) {
        this.shares = shares;
    }

    /** A transaction begins, perhaps one that is read once more. */
    void begin() {
        put.clear();
        rows = 0;
        bytes = 0;
        forgotten = false;
    }

    /** The table was emptied: no row is left that was put there. */
    void emptied(String table) {
        put.remove(table);
    }

    /**
     * What the change of a row means, which is remembered.
     *
     * @param row after the change, or when it went before it
     * @param before the image that the log has of the row before the change; null when it has none
     */
    Meaning of(
            TableMapping mapping,
            RowReader reader,
            String operation,
            Row row,
            @Nullable Struct before,
            @Nullable String inTransaction) {
        if (!isConcerned(mapping.table(), reader)) {
            return Meaning.AS_TOLD;
        }
        if (!Objects.equals(transaction, inTransaction)) {
            begin();
            transaction = inTransaction;
        }
        Map<String, Put> known = put.computeIfAbsent(mapping.table().name(), name -> new HashMap<>());
        String key = mapping.row(row);
        Put there = known.get(key);
        if (operation.equals("c")) {
            boolean alone = there == null;
            keep(known, key, new Put(reader, alone ? row : null));
            return alone ? Meaning.AS_TOLD : Meaning.UNCLEAR;
        }
        if (there == null) {
            return forgotten ? Meaning.UNCLEAR : Meaning.AS_TOLD;
        }
        boolean isOther = before != null && isOther(there, reader, reader.read(before));
        if (operation.equals("d")) {
            if (!isOther) {
                known.put(key, new Put(reader, null));
            }
            return isOther ? Meaning.NONE : Meaning.UNCLEAR;
        }
        if (there.row() == null || isOther) {
            return Meaning.UNCLEAR;
        }
        keep(known, key, new Put(reader, row));
        return Meaning.AS_TOLD;
    }

    private boolean isConcerned(Table table, RowReader reader) {
        if (concerned.size() >= READERS_KEPT) {
            concerned.clear();
        }
        return concerned.computeIfAbsent(reader, r -> shares.test(table));
    }

    private void keep(Map<String, Put> known, String key, Put row) {
        rows++;
        bytes += row.row() == null ? 0 : RowReader.size(row.row());
        if (rows > ROWS_KEPT || bytes > BYTES_KEPT) {
            put.values().forEach(Map::clear);
            rows = 0;
            bytes = 0;
            forgotten = true;
        } else {
            known.put(key, row);
        }
    }

    /** Only what both say can tell them apart: an image may have the key alone, and a row may have values that its change did not carry. */
    private static boolean isOther(Put there, RowReader reader, Row before) {
        Row row = there.row();
        if (row == null || there.reader() != reader) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            Object was = before.get(i);
            Object is = row.get(i);
            boolean said = was != null && was != Row.UNTOUCHED && is != Row.UNTOUCHED;
            if (said && !Objects.deepEquals(was, is)) {
                return true;
            }
        }
        return false;
    }
}
