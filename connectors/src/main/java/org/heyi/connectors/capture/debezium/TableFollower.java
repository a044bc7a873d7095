package org.heyi.connectors.capture.debezium;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.heyi.connectors.capture.SourceMappings;
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
        Table table = table(current);
        if (!table.columns().equals(mapping.table().columns())) {
            mapping = mappings.compile(table.name(), Optional.of(table), Set.of());
        }
        RowReader made = new RowReader(mapping.table(), current);
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

    private Table table(Schema current) {
        Map<String, Column> known = new HashMap<>();
        mapping.table().columns().forEach(column -> known.put(column.name(), column));
        List<Column> found = new ArrayList<>();
        for (Field field : current.fields()) {
            Column column = known.get(field.name());
            boolean same = column != null && !changed(field);
            found.add(same ? column : new Column(field.name(), ColumnTypes.of(field.schema()), true));
        }
        boolean sameColumns = found.size() == known.size() && known.values().containsAll(found);
        Table before = mapping.table();
        return sameColumns ? before : new Table(before.name(), found, before.key());
    }

    /** Whether the column's type is another than in the event before. */
    private boolean changed(Field field) {
        Field before = columns == null ? null : columns.field(field.name());
        return before != null && ColumnTypes.of(before.schema()) != ColumnTypes.of(field.schema());
    }
}
