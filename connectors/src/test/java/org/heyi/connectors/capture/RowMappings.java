package org.heyi.connectors.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.UnusableValue;
import org.heyi.connectors.mapping.compile.RowKeys;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Mappings that say of each row just what is in it. */
final class RowMappings implements SourceMappings {
    /** A value that keeps its row from being mapped. */
    static final String UNFIT = "unfit";

    private final String source;
    private final String fingerprint;
    private final Map<String, Reading> tables = new LinkedHashMap<>();

    /** Which columns a mapping reads, all when empty, and which column must be other than {@code gone}, none when null. */
    private record Reading(List<String> columns, String where) {}

    RowMappings(String source, String fingerprint) {
        this.source = source;
        this.fingerprint = fingerprint;
    }

    static RowMappings of(String source, String... tables) {
        RowMappings mappings = new RowMappings(source, "1");
        for (String table : tables) {
            mappings.table(table);
        }
        return mappings;
    }

    RowMappings table(String name, String... columns) {
        tables.put(name, new Reading(List.of(columns), null));
        return this;
    }

    RowMappings where(String name, String column) {
        tables.put(name, new Reading(List.of(), column));
        return this;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String fingerprint(String table) {
        return fingerprint;
    }

    @Override
    public Set<String> tables() {
        return tables.keySet();
    }

    @Override
    public TableMapping compile(String name, Optional<Table> found, Collection<String> known) {
        Place place = new Place(source + "/" + name + ".sql", 1, 8);
        Table table = found.orElseThrow(() -> new FaultException(Fault.of(FaultCode.UNKNOWN_TABLE, place, name, "")));
        if (table.key().isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.TABLE_WITHOUT_KEY, place, name));
        }
        List<String> present = table.columns().stream().map(Column::name).toList();
        Reading reading = tables.get(table.name());
        List<Fault> missing = reading.columns().stream()
                .filter(column -> !present.contains(column))
                .map(column -> Fault.of(FaultCode.UNKNOWN_COLUMN, place, column, name, ""))
                .toList();
        if (!missing.isEmpty()) {
            throw new FaultException(missing);
        }
        return new Mapping(table, reading);
    }

    private final class Mapping implements TableMapping {
        private final Table table;
        private final Reading reading;
        private final List<String> names;

        private Mapping(Table table, Reading reading) {
            this.table = table;
            this.reading = reading;
            this.names = table.columns().stream().map(Column::name).toList();
        }

        @Override
        public Table table() {
            return table;
        }

        @Override
        public List<Change> changed(Row row, Instant at) {
            if (reading.where() != null && "gone".equals(row.get(names.indexOf(reading.where())))) {
                return deleted(row);
            }
            for (String name : reading.columns()) {
                if (row.get(names.indexOf(name)) instanceof UnusableValue lost) {
                    return List.of(new Change.Quarantine(key(row), Map.of(), lost.reason(), at));
                }
            }
            if (Arrays.asList(values(row)).contains(UNFIT)) {
                Fault unfit = Fault.of(FaultCode.EXPRESSION_FAILED, Place.of(table.name()), "a column", UNFIT);
                return List.of(new Change.Quarantine(key(row), Map.of(), unfit, at));
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (String name : reading.columns().isEmpty() ? names : reading.columns()) {
                Object value = row.get(names.indexOf(name));
                if (value != Row.UNTOUCHED) {
                    values.put(name, value);
                }
            }
            return List.of(new Change.Upsert(new Record(key(row), "Row", values, List.of(), List.of(), null)));
        }

        private Object[] values(Row row) {
            return IntStream.range(0, row.size()).mapToObj(row::get).toArray();
        }

        @Override
        public List<Change> deleted(Row row) {
            return new ArrayList<>(List.of(new Change.Retract(key(row))));
        }

        @Override
        public String row(Row row) {
            return new RowKeys(table).of(row);
        }

        private RecordKey key(Row row) {
            return new RecordKey(source, table.name(), "Row", row(row));
        }

        @Override
        public boolean needsReading(Row row) {
            return reading.where() != null && row.get(names.indexOf(reading.where())) == Row.UNTOUCHED;
        }
    }
}
