package org.heyi.connectors.mapping.compile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Change;

/** The compiled statements that read one table. */
final class CompiledTable implements TableMapping {
    private final Table table;
    private final RowKeys keys;
    private final List<CompiledStatement> statements;
    private final Set<String> columns;
    private final int[] used;

    CompiledTable(Table table, RowKeys keys, List<CompiledStatement> statements) {
        this.table = table;
        this.keys = keys;
        this.statements = List.copyOf(statements);
        this.columns = new TreeSet<>(table.key());
        this.used = statements.stream()
                .flatMap(statement -> statement.columns().stream())
                .distinct()
                .mapToInt(Integer::intValue)
                .toArray();
        for (int column : used) {
            columns.add(table.columns().get(column).name());
        }
    }

    @Override
    public Table table() {
        return table;
    }

    @Override
    public String row(Row row) {
        return keys.of(row);
    }

    @Override
    public Set<String> columns() {
        return Collections.unmodifiableSet(columns);
    }

    @Override
    public List<Change> changed(Row row, Instant at) {
        if (needsReading(row)) {
            throw new IllegalArgumentException(
                    "the row must be read again first: " + table.name() + " " + keys.of(row));
        }
        String key = keys.of(row);
        boolean untouched = untouched(row);
        List<Change> changes = new ArrayList<>(statements.size());
        for (CompiledStatement statement : statements) {
            changes.add(statement.changed(row, key, untouched, at));
        }
        return changes;
    }

    @Override
    public List<Change> deleted(Row row) {
        String key = keys.of(row);
        return statements.stream()
                .<Change>map(s -> new Change.Retract(s.key(key)))
                .toList();
    }

    @Override
    public boolean needsReading(Row row) {
        for (CompiledStatement statement : statements) {
            if (statement.needsReading(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean untouched(Row row) {
        for (int column : used) {
            if (row.get(column) == Row.UNTOUCHED) {
                return true;
            }
        }
        return false;
    }
}
