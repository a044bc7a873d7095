package org.heyi.connectors.capture.debezium;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.heyi.connectors.capture.SourceMappings;
import org.heyi.connectors.capture.database.JdbcRows;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * One table's mapping, compiled anew when the columns of the table's events change. The columns are taken from the events, not from the
 * catalogue: the log may be behind, and each row must be read with the columns it was written with. Used by one thread.
 */
final class TableFollower {
    private final String source;
    private final SourceMappings mappings;
    private TableMapping mapping;
    private @Nullable Schema columns;
    private @Nullable RowReader reader;

    TableFollower(String source, SourceMappings mappings, TableMapping mapping) {
        this.source = source;
        this.mappings = mappings;
        this.mapping = mapping;
    }

    TableMapping mapping() {
        return mapping;
    }

    /** From now on the table is as this mapping has it. */
    void restart(TableMapping now) {
        mapping = now;
        columns = null;
        reader = null;
    }

    /**
     * Reads rows that have these columns.
     *
     * @throws FaultException when a statement does not fit the columns any more, or the table has another key
     */
    RowReader reader(Schema current, @Nullable Schema key) {
        RowReader known = reader;
        if (known != null && current == columns) {
            return known;
        }
        requireSameKey(key);
        Optional<Table> changed = changed(current);
        if (changed.isPresent()) {
            mapping = mappings.compile(mapping.table().name(), changed, Set.of());
        }
        RowReader made = new RowReader(mapping, current);
        columns = current;
        reader = made;
        return made;
    }

    /** Records are found by the key's values: with another key they are others. */
    private void requireSameKey(@Nullable Schema key) {
        Set<String> columnsNow =
                key == null ? Set.of() : key.fields().stream().map(Field::name).collect(Collectors.toSet());
        Table table = mapping.table();
        if (!columnsNow.equals(Set.copyOf(table.key()))) {
            Place place = Place.of(source + "/" + table.name());
            throw new FaultException(Fault.of(FaultCode.KEY_CHANGED, place, table.name(), source));
        }
    }

    /** The table as its events have it now; empty when the columns that the mapping reads are still the same. */
    private Optional<Table> changed(Schema current) {
        Map<String, Column> now = new LinkedHashMap<>();
        current.fields().forEach(field -> now.put(field.name(), EventColumns.of(field)));
        Table before = mapping.table();
        boolean same = true;
        for (Column column : JdbcRows.columns(mapping)) {
            Column told = now.get(column.name());
            boolean kept = told == null ? column.generated() : isSame(column, told);
            if (kept) {
                now.put(column.name(), column);
            }
            same &= kept;
        }
        return same ? Optional.empty() : Optional.of(new Table(before.name(), List.copyOf(now.values()), before.key()));
    }

    private static boolean isSame(Column known, Column told) {
        return known.type() == told.type() && isPadded(known) == isPadded(told);
    }

    /** PostgreSQL's CHAR(n), which is read without its blanks. */
    private static boolean isPadded(Column column) {
        return column.sourceType().equals("bpchar");
    }
}
