package org.heyi.connectors.mapping.compile;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** One statement, compiled. */
final class CompiledStatement {
    private final String source;
    private final Statement statement;
    private final RowKeys keys;
    private final RowReader reader;
    private final @Nullable Condition where;
    private final CompiledOutput[] outputs;
    private final @Nullable Code computed;
    private final RecordBuilder records;
    private final int[] needed;

    /**
     * @param computed all expressions that are more than a column, in the order of their slots; null when there are none
     * @param needed positions of the columns without which the row cannot be mapped
     */
    CompiledStatement(
            String source,
            Statement statement,
            RowKeys keys,
            RowReader reader,
            @Nullable Condition where,
            CompiledOutput[] outputs,
            @Nullable Code computed,
            RecordBuilder records,
            int[] needed) {
        this.source = source;
        this.statement = statement;
        this.keys = keys;
        this.reader = reader;
        this.where = where;
        this.outputs = outputs;
        this.computed = computed;
        this.records = records;
        this.needed = needed;
    }

    /** A WHERE. */
    record Condition(Code code, Place place) {
        boolean holds(RowContext row) {
            return Boolean.TRUE.equals(code.run(row)[0]);
        }
    }

    boolean needsReading(Row row) {
        for (int column : needed) {
            if (row.get(column) == Row.UNTOUCHED) {
                return true;
            }
        }
        return false;
    }

    /** Positions of the columns that the statement uses. */
    Set<Integer> columns() {
        Set<Integer> columns = new TreeSet<>(reader.columns());
        for (CompiledOutput output : outputs) {
            columns.addAll(output.columns());
        }
        return columns;
    }

    RecordKey key(String row) {
        return new RecordKey(source, statement.table(), statement.name(), row);
    }

    /** @param untouched whether the row has values that the change did not carry */
    Change changed(Row row, String rowKey, boolean untouched, Instant at) {
        RecordKey key = key(rowKey);
        if (!untouched) {
            try {
                return whole(row, key);
            } catch (RuntimeException e) {
                // One of the expressions failed. Which, shows when each runs by itself.
                return oneByOne(row, key, at);
            }
        }
        return oneByOne(row, key, at);
    }

    private Change whole(Row row, RecordKey key) {
        RowContext context = new RowContext(reader.read(row));
        if (where != null && !where.holds(context)) {
            return new Change.Retract(key);
        }
        @Nullable Object[] results = computed == null ? new @Nullable Object[0] : computed.run(context);
        @Nullable Object[] values = new @Nullable Object[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            values[i] = outputs[i].value(row, results);
        }
        return new Change.Upsert(records.build(key, values));
    }

    private Change oneByOne(Row row, RecordKey key, Instant at) {
        RowContext context;
        try {
            context = new RowContext(reader.read(row));
            if (where != null && !where.holds(context)) {
                return new Change.Retract(key);
            }
        } catch (RuntimeException e) {
            Place place = where == null ? statement.tablePlace() : where.place();
            return quarantine(row, key, reason(e, place, "WHERE"), at);
        }
        @Nullable Object[] values = new @Nullable Object[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            CompiledOutput output = outputs[i];
            try {
                values[i] = output.usesUntouched(row) ? Row.UNTOUCHED : output.valueAlone(row, context);
            } catch (RuntimeException e) {
                return quarantine(row, key, reason(e, output.place(), output.column()), at);
            }
        }
        return new Change.Upsert(records.build(key, values));
    }

    private Change quarantine(Row row, RecordKey key, Fault reason, Instant at) {
        return new Change.Quarantine(key, keys.readable(row), reason, at);
    }

    private static Fault reason(RuntimeException e, Place place, String column) {
        if (e instanceof FaultException known) {
            return known.faults().get(0);
        }
        String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Fault.of(FaultCode.EXPRESSION_FAILED, place, column, problem);
    }
}
