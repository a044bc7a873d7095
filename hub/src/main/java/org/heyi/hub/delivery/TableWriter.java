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
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Delivered;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.graph.WrittenRow;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a department's table what the entities are, in one transaction of its database. What it is about to commit is remembered
 * in the graph first, and acknowledged there after: wherever that is interrupted, doing it again does the rest.
 */
final class TableWriter {
    private final Outbox outbox;
    private final DepartmentTable table;
    private final Optional<ArrivedRows> arrivals;
    private final boolean returns;
    private final Set<String> deferred = new HashSet<>();
    private final Map<String, WrittenRow> rows = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final List<Delivered> done = new ArrayList<>();

    /** @param arrivals what of the table has arrived; empty when its rows do not come back through the department's log */
    TableWriter(Outbox outbox, DepartmentTable table, Optional<ArrivedRows> arrivals) {
        this.outbox = outbox;
        this.table = table;
        this.arrivals = arrivals;
        this.returns = arrivals.isPresent();
    }

    /**
     * Gives how many were written; the others wait until what the department's rows say now has arrived.
     *
     * @throws RefusedException when one of them cannot be; then none was written
     */
    int write(List<Entry> entries) throws SQLException {
        Map<Entry, Optional<Map<String, @Nullable Object>>> selected = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        for (Entry entry : entries) {
            Optional<Map<String, @Nullable Object>> row = Selection.of(table.delivery(), entry);
            selected.put(entry, row);
            row.flatMap(this::name).ifPresent(known::add);
            known.addAll(entry.rows());
        }
        rows.putAll(outbox.written(known));
        // What is given up makes room first.
        for (Map.Entry<Entry, Optional<Map<String, @Nullable Object>>> each : selected.entrySet()) {
            String now = each.getValue().flatMap(this::name).orElse(null);
            for (String before : each.getKey().rows()) {
                if (!before.equals(now)) {
                    giveUp(each.getKey(), before);
                }
            }
        }
        for (Map.Entry<Entry, Optional<Map<String, @Nullable Object>>> each : selected.entrySet()) {
            Optional<String> name = each.getValue().flatMap(this::name);
            if (name.isPresent() && !deferred.contains(each.getKey().key())) {
                upsert(each.getKey(), name.get(), each.getValue().orElseThrow());
            }
            if (!deferred.contains(each.getKey().key())) {
                done.add(each.getKey().delivered());
            }
        }
        commit();
        return done.size();
    }

    /**
     * Whether the row may be written to; otherwise the entry waits. The row may have arrived only after the entry was taken: then the entry
     * does not know of it, but there is a later one that does.
     */
    private boolean isArrived(Entry entry, Map<String, ?> key) throws SQLException {
        if (arrivals.isPresent() && !(arrivals.get().contains(table.row(key)) && outbox.isLatest(entry))) {
            deferred.add(entry.key());
            return false;
        }
        return true;
    }

    private void commit() throws SQLException {
        // In the order of keys, as all take these locks.
        List<WrittenRow> written = changed.stream().sorted().map(this::row).toList();
        if (!written.isEmpty()) {
            outbox.remember(written);
        }
        // Also when all of it is remembered already: then it was interrupted in between.
        table.commit();
        if (!done.isEmpty()) {
            outbox.acknowledge(done);
        }
        outbox.retry(written.stream()
                .filter(row -> row.delivery() == null)
                .map(WrittenRow::key)
                .toList());
        outbox.forget(written.stream().filter(row -> row.isForgotten(returns)).toList());
    }

    private WrittenRow row(String name) {
        return Objects.requireNonNull(rows.get(name));
    }

    /** Of the row, among all that the hub writes; empty when its key is not complete, so that there can be no such row. */
    private Optional<String> name(Map<String, @Nullable Object> row) {
        return table.key(row).map(key -> outbox.target().name() + "/" + table.name(key));
    }

    private void upsert(Entry entry, String name, Map<String, @Nullable Object> desired) throws SQLException {
        Map<String, Object> key = table.key(desired).orElseThrow();
        Optional<Map<String, @Nullable String>> present = table.read(key);
        WrittenRow before = rows.getOrDefault(
                name, WrittenRow.none(name, table.key(table.texts(desired)).orElseThrow()));
        String owner = before.delivery();
        if (owner != null && !owner.equals(entry.key())) {
            Place place = Place.of(outbox.target().name());
            throw new RefusedException(Fault.of(FaultCode.DELIVERY_TWO_ENTITIES, place, name, place.name()), name);
        }
        Map<String, @Nullable String> own = new HashMap<>(before.own());
        if (present.isEmpty()) {
            table.insert(desired);
            before = before.asInserted();
            own = new HashMap<>(table.read(key).orElseGet(() -> table.texts(desired)));
        } else {
            Map<String, @Nullable Object> different = different(desired, present.get());
            own.entrySet()
                    .removeIf(column ->
                            !Objects.equals(column.getValue(), present.get().get(column.getKey())));
            if (!different.isEmpty()) {
                if (!isArrived(entry, key)) {
                    return;
                }
                table.update(key, different);
                Map<String, @Nullable String> after = table.read(key).orElseGet(() -> table.texts(desired));
                for (String column : different.keySet()) {
                    own.put(column, after.get(column));
                }
            }
        }
        put(before.with(entry.key(), own, returns));
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

    /**
     * Takes back what the hub wrote: a row that it inserted goes when nobody has said anything else there; of another, only those columns
     * are emptied that it filled.
     */
    private void giveUp(Entry entry, String name) throws SQLException {
        WrittenRow before = rows.get(name);
        if (before == null || !entry.key().equals(before.delivery())) {
            return;
        }
        Optional<Map<String, @Nullable String>> present = table.read(before.keyColumns());
        if (present.isPresent() && !isArrived(entry, before.keyColumns())) {
            return;
        }
        Map<String, @Nullable Object> emptied = new LinkedHashMap<>();
        Map<String, @Nullable String> empty = new LinkedHashMap<>();
        Map<String, @Nullable String> own = before.own();
        present.ifPresent(row -> own.forEach((column, text) -> {
            if (text != null
                    && Objects.equals(text, row.get(column))
                    && !before.keyColumns().containsKey(column)) {
                emptied.put(column, null);
                empty.put(column, null);
            }
        }));
        WrittenRow after = before;
        if (present.isPresent() && before.inserted() && isUntouched(own, present.get())) {
            table.delete(before.keyColumns());
            after = before.with(entry.key(), Map.of(), returns);
        } else if (!emptied.isEmpty()) {
            table.update(before.keyColumns(), emptied);
            after = before.with(entry.key(), empty, returns);
        }
        put(after.released());
    }

    private static boolean isUntouched(Map<String, @Nullable String> own, Map<String, @Nullable String> present) {
        return present.entrySet().stream()
                .allMatch(
                        column -> column.getValue() == null || column.getValue().equals(own.get(column.getKey())));
    }

    private void put(WrittenRow row) {
        if (!row.equals(rows.put(row.key(), row))) {
            changed.add(row.key());
        }
    }
}
