package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.hub.query.QueryLimits;
import org.heyi.schema.EntityType;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code where} arguments. A comparison with an absent value does not hold; Cypher's null is therefore turned into false before
 * it is negated.
 */
final class Filters {
    private final Ontology ontology;
    private final Parameters parameters;
    private final Names names;
    private final QueryLimits limits;
    private int compared;

    Filters(Ontology ontology, Parameters parameters, Names names, QueryLimits limits) {
        this.ontology = ontology;
        this.parameters = parameters;
        this.names = names;
        this.limits = limits;
    }

    /** What {@code where} asks of the entity {@code variable}; null asks nothing. */
    Conditions of(EntityType type, String variable, @Nullable Object where) {
        Conditions conditions = new Conditions();
        if (where instanceof Map<?, ?> map) {
            all(new Scope(type, variable, conditions, true, 1), map);
        }
        return conditions;
    }

    /**
     * The entity a filter is about.
     *
     * @param walk whether a relation may be walked by a step; inside {@code or} and {@code not} it must be a predicate
     * @param depth levels of filters around this one
     */
    private record Scope(EntityType type, String variable, Conditions conditions, boolean walk, int depth) {
        void require(String predicate) {
            conditions.predicates.add(predicate);
        }
    }

    private void all(Scope scope, Map<?, ?> where) {
        if (scope.depth() > limits.depth()) {
            throw new FaultException(Fault.of(FaultCode.QUERY_TOO_DEEP, Place.of("where"), limits.depth()));
        }
        where.forEach((key, operand) -> one(scope, (String) key, operand));
    }

    private void one(Scope scope, String key, @Nullable Object operand) {
        switch (key) {
            case "and" -> list(key, operand).forEach(element -> all(scope, (Map<?, ?>) element));
            case "or" -> scope.require(any(scope, list(key, operand)));
            case "not" -> scope.require(not(predicate(scope, map(key, operand))));
            default -> field(scope, key, map(key, operand));
        }
    }

    private String any(Scope scope, List<?> alternatives) {
        if (alternatives.isEmpty()) {
            return "false";
        }
        List<String> predicates = new ArrayList<>();
        alternatives.forEach(alternative -> predicates.add(predicate(scope, (Map<?, ?>) alternative)));
        return "(" + String.join(" OR ", predicates) + ")";
    }

    private static String not(String predicate) {
        return "NOT coalesce(" + predicate + ", false)";
    }

    private String predicate(Scope scope, Map<?, ?> where) {
        Conditions own = new Conditions();
        all(new Scope(scope.type(), scope.variable(), own, false, scope.depth() + 1), where);
        return own.predicate();
    }

    private void field(Scope scope, String field, Map<?, ?> operators) {
        RelationField relation = scope.type().relation(field).orElse(null);
        operators.forEach((operator, operand) -> {
            count();
            if (relation == null) {
                scope.require(new Comparison(parameters, limits, format(scope.type(), field))
                        .of(scope.variable(), field, (String) operator, operand));
                note(scope.conditions(), field, operator, operand);
            } else {
                relation(scope, relation, (String) operator, operand);
            }
        });
    }

    private static @Nullable IdentifierFormat format(EntityType type, String field) {
        return type.value(field).flatMap(ValueField::identifier).orElse(null);
    }

    private static void note(Conditions conditions, String field, Object operator, @Nullable Object operand) {
        if (!Boolean.TRUE.equals(operand) || !operator.equals("isNull")) {
            conditions.present.add(field);
        }
        conditions.byId |= field.equals("id");
    }

    private void relation(Scope scope, RelationField relation, String operator, @Nullable Object operand) {
        if (operator.equals("isNull")) {
            String target = Text.node("", relation.target());
            String exists = "EXISTS { " + Text.step(scope.variable(), relation, target) + " }";
            scope.require(Comparison.truth(operand, relation.name()) ? "NOT " + exists : exists);
            return;
        }
        Map<?, ?> where = map(relation.name() + "." + operator, operand);
        switch (operator) {
            case "is", "some" -> some(scope, relation, where);
            case "none" -> scope.require("NOT " + exists(scope, relation, where));
            default -> scope.require("NOT " + existsNot(scope, relation, where));
        }
    }

    private void some(Scope scope, RelationField relation, Map<?, ?> where) {
        EntityType target = ontology.entity(relation.target());
        if (!scope.walk() || !Selectivity.isHigh(ontology, target, where)) {
            scope.require(exists(scope, relation, where));
            return;
        }
        String other = names.fresh();
        Conditions inner = new Conditions();
        all(new Scope(target, other, inner, true, scope.depth() + 1), where);
        Conditions outer = scope.conditions();
        outer.steps.add(Text.step(scope.variable(), relation, node(other, relation, inner)));
        outer.steps.addAll(inner.steps);
        outer.predicates.addAll(inner.predicates);
        outer.repeats |= inner.repeats || relation.many() || !relation.isOut();
    }

    private String exists(Scope scope, RelationField relation, Map<?, ?> where) {
        String other = names.fresh();
        Conditions inner = new Conditions();
        all(new Scope(ontology.entity(relation.target()), other, inner, true, scope.depth() + 1), where);
        String pattern = Text.step(scope.variable(), relation, node(other, relation, inner));
        return Text.block("EXISTS", inner.lines(pattern, List.of()));
    }

    private String existsNot(Scope scope, RelationField relation, Map<?, ?> where) {
        String other = names.fresh();
        EntityType target = ontology.entity(relation.target());
        String holds = predicate(new Scope(target, other, new Conditions(), false, scope.depth()), where);
        String pattern = Text.step(scope.variable(), relation, Text.node(other, relation.target()));
        return Text.block("EXISTS", new Conditions().lines(pattern, List.of(not(holds))));
    }

    private static String node(String variable, RelationField relation, Conditions conditions) {
        return conditions.byId
                ? Text.node(variable, "Entity", relation.target())
                : Text.node(variable, relation.target());
    }

    private void count() {
        compared++;
        if (compared > limits.conditions()) {
            throw new FaultException(Fault.of(FaultCode.FILTER_TOO_LARGE, Place.of("where"), limits.conditions()));
        }
    }

    private static Map<?, ?> map(String place, @Nullable Object operand) {
        if (operand instanceof Map<?, ?> map) {
            return map;
        }
        throw Comparison.nullOperand(place);
    }

    private static List<?> list(String place, @Nullable Object operand) {
        if (operand instanceof List<?> list) {
            return list;
        }
        throw Comparison.nullOperand(place);
    }
}
