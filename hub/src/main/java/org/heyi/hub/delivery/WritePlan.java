package org.heyi.hub.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.Row;
import org.heyi.hub.delivery.RowWrite.Kind;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.graph.WrittenRow;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Decides what is to be written for entries, from rows that are read without being locked. Writes nothing. */
final class WritePlan {
    private final Outbox outbox;
    private final DepartmentTable table;
    private final Optional<ArrivedRows> arrivals;
    private final Map<String, WrittenRow> known = new HashMap<>();
    private final Map<String, Optional<Row>> present = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> deferred = new HashSet<>();
    private final List<RowWrite> writes = new ArrayList<>();

    WritePlan(Outbox outbox, DepartmentTable table, Optional<ArrivedRows> arrivals) {
        this.outbox = outbox;
        this.table = table;
        this.arrivals = arrivals;
    }

    /** What is to be done, in this order. */
    List<RowWrite> writes() {
        return writes;
    }

    /** What was known of the rows before. */
    WrittenRow known(RowWrite write) {
        return known.getOrDefault(write.name(), none(write));
    }

    /** Keys of the entries that have to wait until what the department's rows say has arrived. */
    Set<String> deferred() {
        return deferred;
    }

    /** @throws RefusedException when two entities want the same row */
    void make(List<Entry> entries) throws SQLException {
        Map<Entry, Optional<Map<String, @Nullable Object>>> selected = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            Optional<Map<String, @Nullable Object>> row = Selection.of(table.delivery(), entry);
            selected.put(entry, row);
            row.flatMap(this::name).ifPresent(names::add);
            names.addAll(entry.rows());
        }
        known.putAll(outbox.written(names));
        Map<String, WrittenRow> rows = new HashMap<>(known);
        // What is given up makes room first.
        for (Map.Entry<Entry, Optional<Map<String, @Nullable Object>>> each : selected.entrySet()) {
            String now = each.getValue().flatMap(this::name).orElse(null);
            for (String before : each.getKey().rows()) {
                if (!before.equals(now)) {
                    giveUp(each.getKey(), before, rows);
                }
            }
        }
        for (Map.Entry<Entry, Optional<Map<String, @Nullable Object>>> each : selected.entrySet()) {
            Optional<String> name = each.getValue().flatMap(this::name);
            if (name.isPresent() && !deferred.contains(each.getKey().key())) {
                upsert(each.getKey(), name.get(), each.getValue().orElseThrow(), rows);
            }
        }
    }

    /** Of the row, among all that the hub writes; empty when its key is not complete, so that there can be no such row. */
    private Optional<String> name(Map<String, @Nullable Object> row) {
        return table.key(row).map(key -> outbox.target().name() + "/" + table.name(key));
    }

    private void upsert(Entry entry, String name, Map<String, @Nullable Object> desired, Map<String, WrittenRow> rows)
            throws SQLException {
        Map<String, Object> key = table.key(desired).orElseThrow();
        WrittenRow before = rows.get(name);
        String owner = before == null ? null : before.delivery();
        if (owner != null && !owner.equals(entry.key())) {
            Place place = Place.of(outbox.target().name());
            throw new RefusedException(Fault.of(FaultCode.DELIVERY_TWO_ENTITIES, place, name, place.name()), name);
        }
        Optional<Row> row = present(name, key);
        Kind kind = row.isEmpty() ? Kind.INSERT : Kind.UPDATE;
        Map<String, @Nullable Object> values = row.isEmpty() ? desired : different(desired, table.filled(row.get()));
        if (kind == Kind.UPDATE && values.isEmpty()) {
            kind = Kind.CLAIM;
        } else if (kind == Kind.UPDATE && !isArrived(entry, name, row)) {
            return;
        }
        add(new RowWrite(entry, name, kind, key, values, row, false), rows);
    }

    /**
     * Takes back what the hub wrote: a row that it inserted goes when nobody has said anything else there; of another, only those columns
     * are emptied that it filled.
     */
    private void giveUp(Entry entry, String name, Map<String, WrittenRow> rows) throws SQLException {
        WrittenRow before = rows.get(name);
        if (before == null || !entry.key().equals(before.delivery())) {
            return;
        }
        Optional<Row> row = present(name, before.keyColumns());
        if (row.isPresent() && !isArrived(entry, name, row)) {
            return;
        }
        Map<String, @Nullable Object> emptied = new LinkedHashMap<>();
        Map<String, @Nullable String> own = before.own();
        Map<String, @Nullable String> texts = row.map(table::filled).orElseGet(Map::of);
        own.forEach((column, text) -> {
            if (text != null
                    && Objects.equals(text, texts.get(column))
                    && !before.keyColumns().containsKey(column)) {
                emptied.put(column, null);
            }
        });
        Kind kind = emptied.isEmpty() ? Kind.CLAIM : Kind.UPDATE;
        if (row.isPresent() && before.inserted() && isUntouched(own, texts)) {
            kind = Kind.DELETE;
        }
        add(new RowWrite(entry, name, kind, before.keyColumns(), emptied, row, true), rows);
    }

    private void add(RowWrite write, Map<String, WrittenRow> rows) {
        writes.add(write);
        Map<String, @Nullable String> was = write.read().map(table::filled).orElseGet(Map::of);
        WrittenRow before = rows.getOrDefault(write.name(), none(write));
        rows.put(write.name(), write.after(before, was, table.texts(write.values()), arrivals.isPresent()));
        if (write.kind() != Kind.CLAIM) {
            touched.add(write.name());
        }
        if (write.kind() == Kind.DELETE) {
            present.put(write.name(), Optional.empty());
        }
    }

    private WrittenRow none(RowWrite write) {
        Map<String, String> key = new LinkedHashMap<>();
        write.key().forEach((column, value) -> key.put(column, Objects.requireNonNull(DepartmentTable.text(value))));
        return WrittenRow.none(write.name(), key);
    }

    private Optional<Row> present(String name, Map<String, ?> key) throws SQLException {
        Optional<Row> read = present.get(name);
        if (read == null) {
            read = table.row(key);
            present.put(name, read);
        }
        return read;
    }

    /**
     * Whether the row may be written to; otherwise the entry waits. The row may have arrived only after the entry was taken: then the entry
     * does not know of it, but there is a later one that does.
     */
    private boolean isArrived(Entry entry, String name, Optional<Row> row) {
        boolean arrived = !touched.contains(name)
                && (arrivals.isEmpty() || (arrivals.get().contains(row.orElseThrow()) && outbox.isLatest(entry)));
        if (!arrived) {
            deferred.add(entry.key());
        }
        return arrived;
    }

    /** The columns whose value is another than it is to be. */
    private Map<String, @Nullable Object> different(
            Map<String, @Nullable Object> desired, Map<String, @Nullable String> present) {
        Map<String, @Nullable String> texts = table.texts(desired);
        Map<String, @Nullable Object> different = new LinkedHashMap<>();
        desired.forEach((column, value) -> {
            if (!Objects.equals(texts.get(column), present.get(column))) {
                different.put(column, value);
            }
        });
        return different;
    }

    private static boolean isUntouched(Map<String, @Nullable String> own, Map<String, @Nullable String> present) {
        return present.entrySet().stream()
                .allMatch(
                        column -> column.getValue() == null || column.getValue().equals(own.get(column.getKey())));
    }
}
