package org.heyi.connectors.mapping.statement;

import static org.heyi.connectors.mapping.statement.MappingParser.place;

import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlAbstractTimeFunction;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Refuses what is not a function of one row: subqueries, aggregates, windows, the clock; and functions that do not exist. */
final class ExpressionCheck extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<SqlKind> COMPARISONS = Set.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL);

    private final String file;
    private final FunctionLibrary functions;
    private final List<Fault> faults;

    ExpressionCheck(String file, FunctionLibrary functions, List<Fault> faults) {
        this.file = file;
        this.functions = functions;
        this.faults = faults;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            faults.add(Fault.of(FaultCode.SUBQUERY_REFUSED, place(file, call)));
            return null;
        }
        SqlOperator operator = call.getOperator();
        if (call.getKind() == SqlKind.OVER || operator.isAggregator()) {
            faults.add(Fault.of(FaultCode.AGGREGATE_REFUSED, place(file, call), operator.getName()));
            return null;
        }
        if (operator instanceof SqlUnresolvedFunction) {
            if (!checkFunction(call, operator.getName())) {
                return null;
            }
        } else if (impure(operator)) {
            faults.add(Fault.of(FaultCode.IMPURE_FUNCTION, place(file, call), operator.getName()));
        }
        if (COMPARISONS.contains(operator.getKind())
                && call.getOperandList().stream().anyMatch(operand -> SqlUtil.isNullLiteral(operand, false))) {
            faults.add(Fault.of(FaultCode.NULL_COMPARED, place(file, call)));
        }
        return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            faults.add(Fault.of(FaultCode.STAR_REFUSED, place(file, identifier)));
        } else if (identifier.isSimple() && !identifier.isComponentQuoted(0)) {
            checkClock(identifier);
        }
        return null;
    }

    @Override
    public @Nullable Void visit(SqlDynamicParam parameter) {
        faults.add(Fault.of(FaultCode.MAPPING_SYNTAX, place(file, parameter), "unexpected \"?\""));
        return null;
    }

    /** CURRENT_DATE and its like are written as columns are. */
    private void checkClock(SqlIdentifier identifier) {
        List<SqlOperator> found = functions.named(identifier.getSimple());
        if (!found.isEmpty() && found.stream().allMatch(f -> f.getSyntax() == SqlSyntax.FUNCTION_ID && impure(f))) {
            boolean name = identifier.getSimple().equalsIgnoreCase("USER");
            faults.add(Fault.of(
                    name ? FaultCode.RESERVED_WORD_AS_NAME : FaultCode.IMPURE_FUNCTION,
                    place(file, identifier),
                    identifier.getSimple()));
        }
    }

    /** Whether its arguments are worth a look. */
    private boolean checkFunction(SqlCall call, String name) {
        List<SqlOperator> found = functions.named(name);
        if (OtherDialects.isOfTheMoment(name)) {
            faults.add(Fault.of(FaultCode.IMPURE_FUNCTION, place(file, call), name));
        } else if (OtherDialects.looksAtManyRows(name)) {
            faults.add(Fault.of(FaultCode.AGGREGATE_REFUSED, place(file, call), name));
        } else if (found.isEmpty()) {
            faults.add(OtherDialects.function(name)
                    .map(written -> Fault.of(FaultCode.FUNCTION_WRITTEN_OTHERWISE, place(file, call), name, written))
                    .orElseGet(() -> Fault.of(
                            FaultCode.UNKNOWN_FUNCTION,
                            place(file, call),
                            name,
                            DidYouMean.among(functions.names(), name))));
        } else if (found.stream().allMatch(SqlOperator::isAggregator)) {
            faults.add(Fault.of(FaultCode.AGGREGATE_REFUSED, place(file, call), name));
            return false;
        } else if (found.stream().allMatch(ExpressionCheck::impure)) {
            faults.add(Fault.of(FaultCode.IMPURE_FUNCTION, place(file, call), name));
        }
        return true;
    }

    /** Whether the result depends on more than the row: the graph would then not be a function of the sources' rows. */
    private static boolean impure(SqlOperator operator) {
        boolean system = operator instanceof SqlFunction function
                && function.getFunctionType() == SqlFunctionCategory.SYSTEM
                && operator.getKind() == SqlKind.OTHER_FUNCTION;
        return operator.isDynamicFunction()
                || !operator.isDeterministic()
                || operator instanceof SqlAbstractTimeFunction
                || (system && operator.getSyntax() == SqlSyntax.FUNCTION_ID);
    }
}
