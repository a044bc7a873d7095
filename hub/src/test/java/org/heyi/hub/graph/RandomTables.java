package org.heyi.hub.graph;

import static org.heyi.hub.graph.SmallCity.key;
import static org.heyi.hub.graph.SmallCity.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Departments' tables that change at random: rows that map well, rows that do not, and what the log says of it. */
final class RandomTables {
    static final int ROWS = 6;
    private static final OffsetDateTime DAY = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> TYPES = List.of("Person", "Building");

    private final Random random;
    /** By key; of a row that does not map, a record without values. */
    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(RecordKey key, Record record, boolean good) {}

    RandomTables(Random random) {
        this.random = random;
    }

    Collection<Record> good() {
        return rows.values().stream().filter(Row::good).map(Row::record).toList();
    }

    List<String> bad() {
        return rows.values().stream()
                .filter(row -> !row.good())
                .map(row -> row.key().text())
                .toList();
    }

    /** Keys of the rows that a table has. */
    List<String> rows(String source, String table) {
        return rows.values().stream()
                .map(Row::key)
                .filter(key -> key.source().equals(source) && key.table().equals(table))
                .map(RecordKey::row)
                .toList();
    }

    /** Changes rows of a source, and gives what its log says. */
    List<SourceChange> changes(String source, int most) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            changes.add(change(source, type(), String.valueOf(random.nextInt(ROWS))));
        }
        return in("tx", changes);
    }

    /** Truncates a table, or both, in the middle of a transaction, and brings some of its rows again. */
    List<SourceChange> reload(String source, String transaction) {
        List<Change> changes = new ArrayList<>();
        changes.add(change(source, type(), "0"));
        changes.add(change(source, type(), "1"));
        for (String type : random.nextInt(3) == 0 ? TYPES : List.of(type())) {
            changes.add(new Change.Truncate(source, "t_" + type));
            rows.keySet().removeIf(key -> key.startsWith(RecordKey.tablePrefix(source, "t_" + type)));
            for (int row = 0; row < ROWS; row++) {
                if (random.nextBoolean()) {
                    changes.add(change(source, type, String.valueOf(row)));
                }
            }
        }
        changes.add(change(source, type(), "2"));
        return in(transaction, changes);
    }

    /** Rows as somebody reads them now: those of these keys, whether they are there or not. */
    List<SourceChange> read(String source, Predicate<String> keys) {
        List<Change> changes = new ArrayList<>();
        for (String type : TYPES) {
            for (int row = 0; row < ROWS; row++) {
                RecordKey key = key(source, type, String.valueOf(row));
                if (keys.test(key.row())) {
                    changes.add(read(key));
                }
            }
        }
        return in(null, changes);
    }

    /** Rows that are there. */
    List<SourceChange> present(String source) {
        return in(
                null,
                rows.values().stream()
                        .filter(row -> row.key().source().equals(source))
                        .map(row -> read(row.key()))
                        .toList());
    }

    private Change read(RecordKey key) {
        Row row = rows.get(key.text());
        return row == null ? new Change.Retract(key) : row.good() ? new Change.Upsert(row.record()) : bad(key);
    }

    private static List<SourceChange> in(String transaction, List<Change> changes) {
        return changes.stream()
                .map(change -> new SourceChange(change, transaction, Instant.EPOCH))
                .toList();
    }

    private String type() {
        return random.nextInt(3) > 0 ? "Person" : "Building";
    }

    private Change change(String source, String type, String row) {
        RecordKey key = key(source, type, row);
        Row before = rows.get(key.text());
        int kind = random.nextInt(10);
        if (kind < 2) {
            rows.remove(key.text());
            return new Change.Retract(key);
        }
        if (kind == 2) {
            rows.put(key.text(), new Row(key, record(source, type, row, null), false));
            return bad(key);
        }
        Record record = type.equals("Person") ? person(source, row) : building(source, row);
        if (before != null && before.good() && kind == 3) {
            return untouched(key, before.record(), record);
        }
        rows.put(key.text(), new Row(key, record, true));
        return new Change.Upsert(record);
    }

    /** A change that does not carry the row's plain values. */
    private Change untouched(RecordKey key, Record before, Record record) {
        Map<String, Object> carried = new LinkedHashMap<>(record.values());
        Map<String, Object> together = new LinkedHashMap<>(record.values());
        for (String column : List.of("name", "address")) {
            if (carried.containsKey(column)) {
                carried.remove(column);
                together.put(column, before.values().get(column));
            }
        }
        rows.put(key.text(), new Row(key, with(record, together), true));
        return new Change.Upsert(with(record, carried));
    }

    private static Record with(Record record, Map<String, Object> values) {
        return new Record(
                record.key(), record.type(), values, record.identifiers(), record.references(), record.updatedAt());
    }

    private static Change bad(RecordKey key) {
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        return new Change.Quarantine(key, Map.of("csrq", "never"), reason, Instant.EPOCH);
    }

    private Record person(String source, String row) {
        boolean byCode = random.nextBoolean();
        return record(
                source,
                "Person",
                row,
                time(),
                "nationalId",
                value("N", 4),
                "fileNumber",
                value("F", 4),
                "name",
                value("name", 3),
                "phone",
                value("1", 2),
                "livesIn.code",
                byCode ? value("B", 4) : null,
                "livesIn.oldCode",
                byCode ? null : value("B", 4),
                "owns.code",
                value("B", 4));
    }

    private Record building(String source, String row) {
        return record(
                source,
                "Building",
                row,
                time(),
                "code",
                value("B", 4),
                "oldCode",
                value("B", 4),
                "address",
                value("road", 3));
    }

    private OffsetDateTime time() {
        int day = random.nextInt(4);
        return day == 0 ? null : DAY.plusDays(day);
    }

    private String value(String prefix, int range) {
        int number = random.nextInt(range + 2);
        return number >= range ? null : prefix + number;
    }
}
