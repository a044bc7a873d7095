package org.heyi.connectors.mapping.compile;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.statement.From;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Copies an expression with its columns unqualified, and reports, as {@code unknown}, those that the table does not have. */
final class ColumnNames extends SqlShuttle {
    private final From from;
    private final Table table;
    private final FaultCode unknown;
    private final List<Fault> faults;

    ColumnNames(From from, Table table, FaultCode unknown, List<Fault> faults) {
        this.from = from;
        this.table = table;
        this.unknown = unknown;
        this.faults = faults;
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            return identifier;
        }
        int last = identifier.names.size() - 1;
        String name = identifier.names.get(last);
        String qualifier = String.join(".", identifier.names.subList(0, last));
        boolean ours = last == 0 || qualifier.equals(from.alias()) || qualifier.equals(from.name());
        List<String> columns = table.columns().stream().map(Column::name).toList();
        Place place = place(identifier);
        boolean reported = faults.stream().anyMatch(f -> f.place().equals(place));
        if (!reported && (!ours || !columns.contains(name))) {
            String nearest = DidYouMean.among(columns, name);
            boolean quoted = ours && identifier.isComponentQuoted(last) && unknown == FaultCode.UNKNOWN_COLUMN;
            FaultCode code = quoted ? FaultCode.QUOTED_NAME_UNKNOWN : unknown;
            faults.add(Fault.of(code, place, ours ? name : identifier, table.name(), nearest));
        }
        return new SqlIdentifier(name, identifier.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return call;
        }
        CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copy);
        return copy.result();
    }

    private Place place(SqlNode node) {
        return new Place(
                from.file(),
                node.getParserPosition().getLineNum(),
                node.getParserPosition().getColumnNum());
    }
}
