package org.heyi.connectors.mapping.statement;

import static org.heyi.connectors.mapping.statement.MappingParser.place;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a statement that has the shape of a mapping: one table in, one type out, row by row.
 *
 * @param alias what may stand before a column's name
 */
record Shape(SqlIdentifier type, List<SqlNode> columns, SqlSelect select, SqlIdentifier table, String alias) {

    /** Empty when the statement has another shape; the reasons are then among {@code faults}. */
    static Optional<Shape> of(String file, SqlInsert insert, List<Fault> faults) {
        int before = faults.size();
        if (!(insert.getTargetTable() instanceof SqlIdentifier type)) {
            faults.add(Fault.of(FaultCode.NOT_A_MAPPING, place(file, insert), insert.getTargetTable()));
            return Optional.empty();
        }
        if (insert.getTargetColumnList() == null) {
            faults.add(Fault.of(FaultCode.NO_COLUMN_LIST, place(file, type), type));
        }
        Optional<SqlSelect> select = select(file, insert.getSource(), faults);
        Optional<SqlNode> from = select.flatMap(s -> from(file, s, faults));
        if (faults.size() > before || from.isEmpty() || insert.getTargetColumnList() == null) {
            return Optional.empty();
        }
        SqlIdentifier table = table(from.get());
        String alias = alias(from.get()).orElse(table.names.get(table.names.size() - 1));
        return Optional.of(new Shape(type, insert.getTargetColumnList().getList(), select.orElseThrow(), table, alias));
    }

    private static Optional<SqlSelect> select(String file, SqlNode source, List<Fault> faults) {
        if (source instanceof SqlSelect select) {
            refuseClauses(file, select, faults);
            return Optional.of(select);
        }
        if (source instanceof SqlOrderBy order) {
            boolean sorts = !order.orderList.getList().isEmpty();
            refuse(file, order, sorts ? "ORDER BY" : order.fetch != null ? "LIMIT" : "OFFSET", faults);
            return select(file, order.query, faults);
        }
        refuse(file, source, source.getKind() == SqlKind.VALUES ? "VALUES" : source.getKind().sql, faults);
        return Optional.empty();
    }

    private static void refuseClauses(String file, SqlSelect select, List<Fault> faults) {
        if (select.isDistinct()) {
            refuse(file, select, "DISTINCT", faults);
        }
        refuseIf(file, select.getGroup(), "GROUP BY", faults);
        refuseIf(file, select.getHaving(), "HAVING", faults);
        refuseIf(file, select.getQualify(), "QUALIFY", faults);
        if (!select.getWindowList().getList().isEmpty()) {
            refuse(file, select, "WINDOW", faults);
        }
    }

    private static Optional<SqlNode> from(String file, SqlSelect select, List<Fault> faults) {
        @Nullable SqlNode from = select.getFrom();
        if (from == null) {
            faults.add(Fault.of(FaultCode.NO_FROM, place(file, select)));
            return Optional.empty();
        }
        if (from instanceof SqlJoin) {
            faults.add(Fault.of(FaultCode.JOIN_REFUSED, place(file, from)));
            return Optional.empty();
        }
        if (from instanceof SqlIdentifier || aliased(from)) {
            return Optional.of(from);
        }
        faults.add(Fault.of(FaultCode.SUBQUERY_REFUSED, place(file, from)));
        return Optional.empty();
    }

    private static boolean aliased(SqlNode from) {
        return from.getKind() == SqlKind.AS
                && ((SqlBasicCall) from).operandCount() == 2
                && ((SqlBasicCall) from).operand(0) instanceof SqlIdentifier;
    }

    private static SqlIdentifier table(SqlNode from) {
        return from instanceof SqlIdentifier table ? table : ((SqlBasicCall) from).operand(0);
    }

    private static Optional<String> alias(SqlNode from) {
        return from instanceof SqlIdentifier
                ? Optional.empty()
                : Optional.of(((SqlBasicCall) from).operand(1).toString());
    }

    private static void refuseIf(String file, @Nullable SqlNode clause, String name, List<Fault> faults) {
        if (clause != null) {
            refuse(file, clause, name, faults);
        }
    }

    private static void refuse(String file, SqlNode at, String clause, List<Fault> faults) {
        faults.add(Fault.of(FaultCode.CLAUSE_REFUSED, place(file, at), clause));
    }
}
