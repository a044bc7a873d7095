package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.compile.CompiledStatement.Condition;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.connectors.mapping.statement.Statement.Output;
import org.heyi.connectors.mapping.statement.Target;
import org.heyi.schema.EnumType;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Checks one statement against its table, then compiles it. */
final class StatementCompiler {
    private final String source;
    private final Ontology ontology;
    private final ZoneId zone;
    private final Statement statement;
    private final Table table;
    private final List<Fault> faults;
    private final ExpressionTyper typer;
    private final List<Optional<RexNode>> expressions = new ArrayList<>();
    private Optional<RexNode> condition = Optional.empty();

    StatementCompiler(
            String source,
            Ontology ontology,
            FunctionLibrary functions,
            ZoneId zone,
            Statement statement,
            Table table,
            List<Fault> faults) {
        this.source = source;
        this.ontology = ontology;
        this.zone = zone;
        this.statement = statement;
        this.table = table;
        this.faults = faults;
        this.typer = new ExpressionTyper(functions, statement.from(), table, FaultCode.UNKNOWN_COLUMN, faults);
    }

    /** Adds everything that is wrong to the faults. */
    void check() {
        for (Output output : statement.outputs()) {
            Optional<RexNode> expression = typer.type(output.expression());
            expressions.add(expression);
            expression.ifPresent(e -> checkAssignment(output, e.getType()));
        }
        Expression where = statement.where();
        if (where != null) {
            condition = typer.type(where);
            condition
                    .map(RexNode::getType)
                    .filter(t -> t.getSqlTypeName() != SqlTypeName.BOOLEAN)
                    .ifPresent(
                            t -> faults.add(Fault.of(FaultCode.WHERE_NOT_BOOLEAN, where.place(), t.getSqlTypeName())));
        }
    }

    /** To be called after a check that found nothing. Empty when there is no code for an expression; the reason is then among the faults. */
    Optional<CompiledStatement> compile(RowKeys keys) {
        int before = faults.size();
        List<RexNode> computed = new ArrayList<>();
        CompiledOutput[] outputs = outputs(computed);
        Optional<Code> code = computed.isEmpty() ? Optional.empty() : code(computed);
        Optional<Condition> where = where();
        if (faults.size() > before) {
            return Optional.empty();
        }
        Set<Integer> read = new TreeSet<>();
        computed.forEach(e -> read.addAll(ExpressionTyper.columns(e)));
        condition.ifPresent(e -> read.addAll(ExpressionTyper.columns(e)));
        return Optional.of(new CompiledStatement(
                source,
                statement,
                keys,
                new RowReader(table, read, zone, statement.tablePlace()),
                where.orElse(null),
                outputs,
                code.orElse(null),
                new RecordBuilder(ontology.entity(statement.type()), outputs),
                needed()));
    }

    private void checkAssignment(Output output, RelDataType type) {
        if (output.target() instanceof Target.Unknown) {
            return;
        }
        ValueKind kind = kind(output.target());
        if (!Assignment.allowed(type, kind)) {
            faults.add(Fault.of(
                    FaultCode.NOT_ASSIGNABLE,
                    output.expression().place(),
                    output.column(),
                    typeName(output.target()),
                    type.getSqlTypeName(),
                    Assignment.advice(type, kind)));
        }
    }

    private CompiledOutput[] outputs(List<RexNode> computed) {
        CompiledOutput[] outputs = new CompiledOutput[statement.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            RexNode expression = expressions.get(i).orElseThrow();
            boolean direct = expression instanceof RexInputRef;
            if (!direct) {
                computed.add(expression);
            }
            outputs[i] = output(statement.outputs().get(i), expression, direct ? -1 : computed.size() - 1);
        }
        return outputs;
    }

    private CompiledOutput output(Output output, RexNode expression, int slot) {
        ValueKind kind = kind(output.target());
        String type = typeName(output.target());
        Set<String> enumValues = kind == ValueKind.ENUM
                ? ontology.enumType(type).values().stream()
                        .map(EnumType.Value::name)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
        return new CompiledOutput(
                output.column(),
                output.target(),
                output.expression().place(),
                expression instanceof RexInputRef column ? column.getIndex() : -1,
                slot,
                expression.getType().getSqlTypeName(),
                ExpressionTyper.columns(expression),
                new FieldValue(
                        output.column(),
                        kind,
                        type,
                        enumValues,
                        zone,
                        output.expression().place()),
                format(output.target()),
                new Lazy<>(() -> typer.compile(List.of(expression))));
    }

    private Optional<Code> code(List<RexNode> computed) {
        try {
            return Optional.of(typer.compile(computed));
        } catch (RuntimeException e) {
            for (int i = 0; i < expressions.size(); i++) {
                Place place = statement.outputs().get(i).expression().place();
                expressions.get(i).ifPresent(expression -> code(expression, place));
            }
            return Optional.empty();
        }
    }

    private Optional<Code> code(RexNode expression, Place place) {
        try {
            return Optional.of(typer.compile(List.of(expression)));
        } catch (RuntimeException e) {
            faults.add(Fault.of(FaultCode.UNSUPPORTED_EXPRESSION, place, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<Condition> where() {
        Expression where = statement.where();
        return where == null
                ? Optional.empty()
                : code(condition.orElseThrow(), where.place()).map(c -> new Condition(c, where.place()));
    }

    /**
     * The columns without which a row cannot be mapped: identity and recency cannot be left as they were, or the record would be another. And
     * where a row may have no record, because it was left out by WHERE or is in quarantine, no value can be left as it was.
     */
    private int[] needed() {
        boolean mayHaveNoRecord = condition.isPresent();
        Set<Integer> identity = new TreeSet<>();
        Set<Integer> all = new TreeSet<>();
        condition.ifPresent(e -> all.addAll(ExpressionTyper.columns(e)));
        for (int i = 0; i < expressions.size(); i++) {
            Target target = statement.outputs().get(i).target();
            RexNode expression = expressions.get(i).orElseThrow();
            Set<Integer> columns = ExpressionTyper.columns(expression);
            all.addAll(columns);
            if (!(target instanceof Target.Value value) || value.field().isIdentifier()) {
                identity.addAll(columns);
            } else {
                mayHaveNoRecord |= !isCopiedText(value.field(), expression);
            }
        }
        return positions(mayHaveNoRecord ? all : identity);
    }

    /** Which never fails. */
    private static boolean isCopiedText(ValueField field, RexNode expression) {
        return expression instanceof RexInputRef
                && SqlTypeUtil.isCharacter(expression.getType())
                && field.kind() == ValueKind.STRING;
    }

    private static Optional<ValueField> field(Target target) {
        if (target instanceof Target.Value value) {
            return Optional.of(value.field());
        }
        return target instanceof Target.Reference reference ? Optional.of(reference.identifier()) : Optional.empty();
    }

    private static ValueKind kind(Target target) {
        return field(target).map(ValueField::kind).orElse(ValueKind.DATE_TIME);
    }

    private static String typeName(Target target) {
        return field(target).map(ValueField::type).orElse(ValueKind.DATE_TIME.scalar());
    }

    private static Optional<IdentifierFormat> format(Target target) {
        return field(target).flatMap(ValueField::identifier);
    }

    private static int[] positions(Set<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }
}
