package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.jspecify.annotations.Nullable;

/** Recognises rows that the hub wrote itself when they come back through their department's log. */
final class ReturningRows {
    private final Map<String, Set<String>> recognised = new HashMap<>();
    private final List<Map<String, Object>> saw = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> forgotten = new ArrayList<>();

    private ReturningRows() {}

    /** A row of a target as the changes of its records show it. */
    private static final class Arrival {
        private final List<Change.Upsert> records = new ArrayList<>();
        private final Map<String, @Nullable String> texts = new HashMap<>();

        void add(Change change) {
            if (change instanceof Change.Upsert upsert) {
                records.add(upsert);
                upsert.origins().values().forEach(texts::putAll);
            }
        }

        /** The columns of each record whose values the hub wrote. */
        void recognise(WrittenRow row, Map<String, Set<String>> recognised) {
            for (Change.Upsert upsert : records) {
                Set<String> columns = upsert.origins().entrySet().stream()
                        .filter(origin -> row.covers(origin.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                if (saysMore(upsert.record(), columns)) {
                    upsert.record().identifiers().forEach(identifier -> columns.remove(identifier.field()));
                }
                recognised.put(upsert.record().key().text(), columns);
            }
        }

        /** Whether the department says something of its own: then it says of whom, too. */
        private static boolean saysMore(Record record, Set<String> columns) {
            Set<String> identifiers =
                    record.identifiers().stream().map(Identifier::field).collect(Collectors.toSet());
            return record.values().entrySet().stream()
                    .filter(value -> value.getValue() != null && !identifiers.contains(value.getKey()))
                    .anyMatch(value -> !columns.contains(value.getKey()));
        }

        WrittenRow after(WrittenRow row) {
            return records.isEmpty() ? row.wentAway() : row.cameBack(texts);
        }
    }

    /** Whether any of the changes is of a row that the hub may have written. */
    static boolean among(Collection<SourceChange> changes, List<DeliveryTarget> targets) {
        return !arrivals(targets, changes).isEmpty();
    }

    /**
     * By record key the output columns whose values are what the hub wrote; records without any may be absent. Remembers that they came
     * back.
     */
    static Map<String, Set<String>> recognise(
            GraphTransaction transaction, List<DeliveryTarget> targets, Collection<SourceChange> changes) {
        ReturningRows rows = read(transaction, targets, changes);
        if (!rows.saw.isEmpty()) {
            transaction.write(WrittenRows.SAW, Map.of("rows", rows.saw));
        }
        if (!rows.forgotten.isEmpty()) {
            transaction.write(WrittenRows.FORGET, Map.of("rows", rows.forgotten));
        }
        return rows.recognised;
    }

    /** The same, and remembers nothing. */
    static Map<String, Set<String>> recognised(
            GraphTransaction transaction, List<DeliveryTarget> targets, Collection<SourceChange> changes) {
        return read(transaction, targets, changes).recognised;
    }

    private static ReturningRows read(
            GraphTransaction transaction, List<DeliveryTarget> targets, Collection<SourceChange> changes) {
        ReturningRows rows = new ReturningRows();
        Map<String, Arrival> arrivals = arrivals(targets, changes);
        if (!arrivals.isEmpty()) {
            transaction
                    .read(WrittenRows.READ, Map.of("keys", arrivals.keySet()))
                    .forEach(found -> {
                        WrittenRow row = WrittenRows.of(found.get("row").asMap());
                        Arrival arrival = arrivals.get(row.key());
                        if (arrival != null) {
                            rows.add(row, arrival);
                        }
                    });
        }
        return rows;
    }

    private void add(WrittenRow row, Arrival arrival) {
        // What came back counts first: then a later version of the same values is not taken for it.
        WrittenRow after = arrival.after(row);
        arrival.recognise(after, recognised);
        if (after.isForgotten(true)) {
            forgotten.add(WrittenRows.written(row));
        } else if (!after.equals(row)) {
            saw.add(WrittenRows.saw(after));
        }
    }

    /** Forgets what was written to rows that are gone without a word in the log, as far as no delivery holds on to them. */
    static void wentAway(GraphTransaction transaction, List<DeliveryTarget> targets, Collection<String> records) {
        List<String> rows = new ArrayList<>();
        for (DeliveryTarget target : targets) {
            String table = target.name() + "/";
            records.stream()
                    .filter(record -> record.startsWith(table))
                    .map(record -> table + record.substring(record.indexOf('/', table.length()) + 1))
                    .forEach(rows::add);
        }
        if (!rows.isEmpty()) {
            transaction.write(
                    WrittenRows.FORGET_RELEASED,
                    Map.of("keys", rows.stream().sorted().toList()));
        }
    }

    private static Map<String, Arrival> arrivals(List<DeliveryTarget> targets, Collection<SourceChange> changes) {
        if (targets.isEmpty()) {
            return Map.of();
        }
        Set<String> tables = new HashSet<>();
        targets.forEach(target -> tables.add(target.name()));
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        for (SourceChange change : changes) {
            RecordKey key = key(change.change());
            if (key != null && tables.contains(key.source() + "/" + key.table())) {
                arrivals.computeIfAbsent(
                                RecordKey.tablePrefix(key.source(), key.table()) + key.row(), row -> new Arrival())
                        .add(change.change());
            }
        }
        return arrivals;
    }

    private static @Nullable RecordKey key(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().key();
        }
        return change instanceof Change.Retract retract ? retract.key() : null;
    }
}
