package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.DeliveryStatement.Column;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EntityType;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** The statement's expressions over the fields of its type. */
final class DeliveryExpressions {
    private final ZoneId zone;
    private final DeliveryStatement statement;
    private final Table fields;
    private final List<Fault> faults;
    private final ExpressionTyper typer;
    private final List<Optional<RexNode>> expressions = new ArrayList<>();
    private final Optional<RexNode> where;

    /** Adds everything that is wrong with them to the faults. */
    DeliveryExpressions(
            FunctionLibrary functions, ZoneId zone, DeliveryStatement statement, EntityType type, List<Fault> faults) {
        this.zone = zone;
        this.statement = statement;
        this.faults = faults;
        this.fields = EntityColumns.of(type);
        this.typer = new ExpressionTyper(functions, statement.from(), fields, FaultCode.UNKNOWN_FIELD, faults);
        statement.columns().forEach(column -> expressions.add(typed(column.expression(), type)));
        Expression condition = statement.where();
        this.where = condition == null ? Optional.empty() : typed(condition, type);
        where.map(RexNode::getType)
                .filter(t -> t.getSqlTypeName() != SqlTypeName.BOOLEAN)
                .ifPresent(t -> faults.add(Fault.of(
                        FaultCode.WHERE_NOT_BOOLEAN,
                        Objects.requireNonNull(condition).place(),
                        t.getSqlTypeName())));
    }

    private Optional<RexNode> typed(Expression expression, EntityType type) {
        for (String name : expression.columns()) {
            String field = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            if (type.relation(field).isPresent()) {
                faults.add(Fault.of(FaultCode.DELIVERY_RELATION, expression.place(), field, type.name()));
                return Optional.empty();
            }
        }
        return typer.type(expression);
    }

    /** Adds everything to the faults in which the statement does not fit the department's table. */
    void checkTable(Table table) {
        List<String> names = table.columns().stream().map(Table.Column::name).toList();
        for (int i = 0; i < statement.columns().size(); i++) {
            Column column = statement.columns().get(i);
            int at = names.indexOf(column.name());
            if (at < 0) {
                String nearest = DidYouMean.among(names, column.name());
                faults.add(Fault.of(FaultCode.UNKNOWN_COLUMN, column.place(), column.name(), table.name(), nearest));
            } else {
                ColumnType type = table.columns().get(at).type();
                expressions.get(i).ifPresent(expression -> checkType(column, type, expression));
            }
        }
        if (table.key().isEmpty()) {
            faults.add(Fault.of(FaultCode.DELIVERY_WITHOUT_KEY, statement.tablePlace(), table.name()));
        }
        List<String> missing = table.key().stream()
                .filter(key -> !statement.columnNames().contains(key))
                .toList();
        if (!missing.isEmpty()) {
            String all = String.join(", ", missing);
            faults.add(Fault.of(FaultCode.DELIVERY_KEY_MISSING, statement.tablePlace(), table.name(), all));
        }
    }

    private void checkType(Column column, ColumnType type, RexNode expression) {
        if (!ColumnAssignment.allowed(expression.getType(), type)) {
            faults.add(Fault.of(
                    FaultCode.NOT_ASSIGNABLE,
                    column.expression().place(),
                    column.name(),
                    type,
                    expression.getType().getSqlTypeName(),
                    ColumnAssignment.advice(expression.getType(), type)));
        }
    }

    /** To be called when there is no fault. One without code is added to the faults. */
    CompiledDelivery compile(@Nullable Table table) {
        List<CompiledDelivery.Column> columns = new ArrayList<>();
        TreeSet<Integer> read = new TreeSet<>();
        for (int i = 0; i < expressions.size(); i++) {
            Column column = statement.columns().get(i);
            RexNode expression = expressions.get(i).orElseThrow();
            read.addAll(ExpressionTyper.columns(expression));
            columns.add(new CompiledDelivery.Column(
                    column.name(),
                    column.expression().place(),
                    expression instanceof RexInputRef field ? field.getIndex() : -1,
                    code(expression, column.expression().place()),
                    expression.getType().getSqlTypeName(),
                    table == null ? Optional.empty() : type(table, column.name())));
        }
        where.ifPresent(condition -> read.addAll(ExpressionTyper.columns(condition)));
        Optional<Code> condition = where.flatMap(
                e -> code(e, Objects.requireNonNull(statement.where()).place()));
        RowReader reader = new RowReader(fields, read, zone, statement.typePlace());
        return new CompiledDelivery(statement, fields, reader, condition, columns, zone);
    }

    private static Optional<ColumnType> type(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Table.Column::type)
                .findFirst();
    }

    private Optional<Code> code(RexNode expression, Place place) {
        try {
            return Optional.of(typer.compile(List.of(expression)));
        } catch (RuntimeException e) {
            faults.add(Fault.of(FaultCode.UNSUPPORTED_EXPRESSION, place, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
