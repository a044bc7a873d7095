package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import org.heyi.connectors.mapping.statement.From;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.mapping.statement.Statement.Expression;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Checks statements that fill a department's table, and compiles them. Thread-safe. */
public final class DeliveryCompiler {
    private final Ontology ontology;
    private final FunctionLibrary functions;
    private final ZoneId zone;

    /** @param zone the department's: its columns without a zone are written, and expressions see moments, as its clocks show them */
    public DeliveryCompiler(Ontology ontology, FunctionLibrary functions, ZoneId zone) {
        this.ontology = ontology;
        this.functions = functions;
        this.zone = zone;
    }

    /** What is wrong with the statement, as far as it can be known without the department. */
    public List<Fault> check(DeliveryStatement statement) {
        List<Fault> faults = new ArrayList<>();
        entity(statement, faults).ifPresent(type -> new Typed(statement, type, faults));
        return Mappings.inOrder(faults);
    }

    /**
     * Compiles for an event, whose values have the types of their expressions.
     *
     * @throws FaultException with everything that is wrong
     */
    public CompiledDelivery compile(DeliveryStatement statement) {
        return compile(statement, (Table) null);
    }

    /**
     * Compiles for a department's table.
     *
     * @param tables the statement's table, if the department has it
     * @param known names of all the department's tables, to offer when it has not
     * @throws FaultException with everything that is wrong
     */
    public CompiledDelivery compile(DeliveryStatement statement, List<Table> tables, List<String> known) {
        if (tables.isEmpty()) {
            String nearest = DidYouMean.among(known, statement.table());
            throw new FaultException(
                    Fault.of(FaultCode.UNKNOWN_TABLE, statement.tablePlace(), statement.table(), nearest));
        }
        return compile(statement, tables.get(0));
    }

    private CompiledDelivery compile(DeliveryStatement statement, @Nullable Table table) {
        List<Fault> faults = new ArrayList<>();
        Optional<Typed> typed = entity(statement, faults).map(type -> new Typed(statement, type, faults));
        if (table != null) {
            typed.ifPresent(expressions -> checkTable(statement, table, expressions, faults));
        }
        throwIfAny(faults);
        CompiledDelivery compiled = typed.orElseThrow().compile(table);
        throwIfAny(faults);
        return compiled;
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(Mappings.inOrder(faults));
        }
    }

    private Optional<EntityType> entity(DeliveryStatement statement, List<Fault> faults) {
        From from = statement.from();
        Optional<EntityType> type = ontology.find(from.name());
        if (type.isEmpty()) {
            List<String> names =
                    ontology.entities().stream().map(EntityType::name).toList();
            faults.add(Fault.of(
                    FaultCode.UNKNOWN_ENTITY_TYPE,
                    statement.typePlace(),
                    from.name(),
                    DidYouMean.among(names, from.name())));
        }
        return type;
    }

    private static void checkTable(DeliveryStatement statement, Table table, Typed typed, List<Fault> faults) {
        List<String> names = table.columns().stream().map(Table.Column::name).toList();
        for (int i = 0; i < statement.columns().size(); i++) {
            Column column = statement.columns().get(i);
            int at = names.indexOf(column.name());
            if (at < 0) {
                String nearest = DidYouMean.among(names, column.name());
                faults.add(Fault.of(
                        FaultCode.UNKNOWN_COLUMN, column.place(), column.name(), table.name(), nearest));
            } else {
                ColumnType type = table.columns().get(at).type();
                typed.expressions.get(i).ifPresent(expression -> checkType(column, type, expression, faults));
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

    private static void checkType(Column column, ColumnType type, RexNode expression, List<Fault> faults) {
        if (!ColumnAssignment.allowed(expression.getType(), type)) {
            faults.add(Fault.of(
                    FaultCode.NOT_ASSIGNABLE,
                    column.expression().place(),
                    column.name(),
                    type,
                    expression.getType().getSqlTypeName(),
                    ColumnAssignment.advice(type)));
        }
    }

    /** The statement's expressions over the fields of its type. */
    private final class Typed {
        private final DeliveryStatement statement;
        private final Table fields;
        private final List<Fault> faults;
        private final ExpressionTyper typer;
        private final List<Optional<RexNode>> expressions = new ArrayList<>();
        private final Optional<RexNode> where;

        Typed(DeliveryStatement statement, EntityType type, List<Fault> faults) {
            this.statement = statement;
            this.faults = faults;
            this.fields = EntityColumns.of(type);
            List<Expression> sound = new ArrayList<>();
            statement.columns().forEach(column -> sound.add(column.expression()));
            Expression condition = statement.where();
            sound.forEach(expression -> refuseRelations(expression, type));
            if (condition != null) {
                refuseRelations(condition, type);
            }
            this.typer = new ExpressionTyper(functions, statement.from(), fields, FaultCode.UNKNOWN_FIELD, faults);
            sound.forEach(expression -> expressions.add(typer.type(expression)));
            this.where = condition == null ? Optional.empty() : typer.type(condition);
            where.map(RexNode::getType)
                    .filter(t -> t.getSqlTypeName() != SqlTypeName.BOOLEAN)
                    .ifPresent(t -> faults.add(Fault.of(
                            FaultCode.WHERE_NOT_BOOLEAN,
                            java.util.Objects.requireNonNull(condition).place(),
                            t.getSqlTypeName())));
        }

        private void refuseRelations(Expression expression, EntityType type) {
            for (String name : expression.columns()) {
                String field = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
                if (type.relation(field).isPresent()) {
                    faults.add(Fault.of(FaultCode.DELIVERY_RELATION, expression.place(), field, type.name()));
                }
            }
        }

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
            Optional<Code> condition =
                    where.flatMap(e -> code(e, java.util.Objects.requireNonNull(statement.where()).place()));
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
}
