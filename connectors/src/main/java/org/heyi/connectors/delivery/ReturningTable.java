package org.heyi.connectors.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/** The statements of a table that the hub writes to. Adds to each record the origins of its values. */
final class ReturningTable implements TableMapping {
    private final TableMapping mapping;
    private final Map<String, List<Origin>> origins = new HashMap<>();

    ReturningTable(TableMapping mapping, List<Statement> statements, Set<String> filled) {
        this.mapping = mapping;
        statements.forEach(statement -> origins.put(statement.name(), origins(statement, filled)));
    }

    /**
     * A column of a record that is made of nothing but columns which the hub fills.
     *
     * @param positions in the table, by the columns' names
     */
    private record Origin(String output, Map<String, Integer> positions) {
        boolean isTouched(Row row) {
            return positions.values().stream().noneMatch(position -> row.get(position) == Row.UNTOUCHED);
        }

        Map<String, @Nullable String> texts(Row row) {
            Map<String, @Nullable String> texts = new HashMap<>();
            positions.forEach((column, position) -> texts.put(column, DepartmentTable.text(row.get(position))));
            return texts;
        }
    }

    private List<Origin> origins(Statement statement, Set<String> filled) {
        List<String> names =
                mapping.table().columns().stream().map(Table.Column::name).toList();
        List<Origin> origins = new ArrayList<>();
        for (Statement.Output output : statement.outputs()) {
            Set<String> used = output.expression().columns();
            // What the row does not say it says by being there.
            Collection<String> columns = used.isEmpty() ? mapping.table().key() : used;
            if (filled.containsAll(columns)) {
                Map<String, Integer> positions = new HashMap<>();
                columns.forEach(column -> positions.put(column, names.indexOf(column)));
                origins.add(new Origin(output.column(), positions));
            }
        }
        return origins;
    }

    @Override
    public Table table() {
        return mapping.table();
    }

    @Override
    public String row(Row row) {
        return mapping.row(row);
    }

    @Override
    public Set<String> columns() {
        return mapping.columns();
    }

    @Override
    public List<Change> changed(Row row, Instant at) {
        return mapping.changed(row, at).stream()
                .map(change -> change instanceof Change.Upsert upsert ? withOrigins(upsert, row) : change)
                .toList();
    }

    private Change withOrigins(Change.Upsert upsert, Row row) {
        Map<String, Map<String, @Nullable String>> texts = new HashMap<>();
        origins.getOrDefault(upsert.record().key().statement(), List.of()).stream()
                .filter(origin -> origin.isTouched(row))
                .forEach(origin -> texts.put(origin.output(), origin.texts(row)));
        return new Change.Upsert(upsert.record(), texts);
    }

    @Override
    public List<Change> deleted(Row row) {
        return mapping.deleted(row);
    }

    @Override
    public boolean needsReading(Row row) {
        return mapping.needsReading(row);
    }
}
