package org.heyi.connectors.mapping.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.calcite.MappingSql;
import org.heyi.connectors.mapping.function.CallReplacer;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.From;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Checks the expressions of one statement against its table, each by itself, so that every one's fault is found. */
final class ExpressionTyper {
    private static final Pattern JOINING = Pattern.compile("Cannot apply '(\\|\\||CONCAT|CONCAT_WS)' to arguments");
    private final FunctionLibrary functions;
    private final From from;
    private final FaultCode unknown;
    private final Table table;
    private final List<Fault> faults;
    private final Map<String, RelDataType> types;
    private final Map<String, RexNode> columns = new HashMap<>();
    private final RelOptCluster cluster;
    private final CalciteCatalogReader catalogue;

    /** {@code unknown} says that a column does not exist, with its name, the table and what it may have meant. */
    ExpressionTyper(FunctionLibrary functions, From from, Table table, FaultCode unknown, List<Fault> faults) {
        this.functions = functions;
        this.from = from;
        this.unknown = unknown;
        this.table = table;
        this.faults = faults;
        this.types = ColumnTypes.of(table);
        RexBuilder rex = new RexBuilder(MappingSql.TYPES);
        types.forEach((name, type) -> columns.put(name, rex.makeInputRef(type, columns.size())));
        this.cluster = RelOptCluster.create(new VolcanoPlanner(), rex);
        this.catalogue = new CalciteCatalogReader(
                CalciteSchema.createRootSchema(false, false),
                List.of(),
                MappingSql.TYPES,
                CalciteConnectionConfig.DEFAULT);
    }

    /** The expression over the table's columns by position; empty when it is wrong, and the reasons are then among the faults. */
    Optional<RexNode> type(Expression written) {
        int before = faults.size();
        SqlNode expression = written.node().accept(new ColumnNames(from, table, unknown, faults));
        if (expression == null || faults.size() > before || !written.sound()) {
            return Optional.empty();
        }
        SqlValidator validator = SqlValidatorUtil.newValidator(
                functions.operators(),
                catalogue,
                MappingSql.TYPES,
                SqlValidator.Config.DEFAULT
                        .withConformance(MappingSql.CONFORMANCE)
                        // What does not fit is told now, instead of failing on the first row that cannot be cast.
                        .withTypeCoercionEnabled(false));
        try {
            SqlNode valid = validator.validateParameterizedExpression(expression, types);
            valid.accept(new ComparisonCheck(from.file(), validator, faults));
            return faults.size() > before ? Optional.empty() : Optional.of(convert(validator, valid));
        } catch (CalciteContextException e) {
            Place place =
                    e.getPosLine() > 0 ? new Place(from.file(), e.getPosLine(), e.getPosColumn()) : written.place();
            Matcher joining = JOINING.matcher(message(e));
            faults.add(
                    joining.find()
                            ? Fault.of(FaultCode.TEXT_JOINED_WITH_OTHER, place, joining.group(1))
                            : Fault.of(FaultCode.WRONG_EXPRESSION, place, message(e)));
        } catch (RuntimeException | AssertionError e) {
            faults.add(Fault.of(FaultCode.WRONG_EXPRESSION, written.place(), message(e)));
        }
        return Optional.empty();
    }

    /** @throws RuntimeException when Calcite has no code for one of them */
    Code compile(List<RexNode> expressions) {
        RelDataType row = MappingSql.TYPES.createStructType(List.copyOf(types.values()), List.copyOf(types.keySet()));
        return Code.of(cluster, expressions, row);
    }

    /** Positions of the columns that the expression uses. */
    static Set<Integer> columns(RexNode expression) {
        Set<Integer> used = new TreeSet<>();
        expression.accept(new RexVisitorImpl<@Nullable Void>(true) {
            @Override
            public @Nullable Void visitInputRef(RexInputRef column) {
                used.add(column.getIndex());
                return null;
            }
        });
        return used;
    }

    private RexNode convert(SqlValidator validator, SqlNode valid) {
        SqlToRelConverter.Config config = SqlToRelConverter.config().withInSubQueryThreshold(Integer.MAX_VALUE);
        @SuppressWarnings("NullAway") // A view expander is asked for only where there are views.
        SqlToRelConverter converter =
                new SqlToRelConverter(null, validator, catalogue, cluster, StandardConvertletTable.INSTANCE, config);
        RexNode converted = converter.convertExpression(valid, columns);
        // Only to find what has no code: the code itself is made of the replaced calls once arithmetic is checked.
        converted.accept(new CallReplacer(cluster.getRexBuilder()));
        return converted;
    }

    private static String message(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }
}
