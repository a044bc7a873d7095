package org.heyi.hub.query.cypher;

import java.util.List;
import java.util.Map;
import org.heyi.hub.query.QueryLimits;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Compiles one comparison of a field with an operand.
 *
 * @param format of a field that identifies: what is sought may then be written as people type it
 */
record Comparison(
        Parameters parameters, QueryLimits limits, @Nullable IdentifierFormat format) {
    private static final Map<String, String> OPERATORS = Map.of(
            "eq", "=",
            "lt", "<",
            "lte", "<=",
            "gt", ">",
            "gte", ">=",
            "startsWith", "STARTS WITH");

    String of(String variable, String field, String operator, @Nullable Object operand) {
        String property = Text.property(variable, field);
        if (operator.equals("isNull")) {
            return property + (truth(operand, field) ? " IS NULL" : " IS NOT NULL");
        }
        if (operand == null) {
            throw nullOperand(field + "." + operator);
        }
        if (operator.equals("in")) {
            return property + " IN " + parameters.add(variables -> list(operand, field, variables));
        }
        if (operator.equals("contains")) {
            // Of a bare property, Neo4j 5.26 may plan this as a search of a range index, which then refuses it.
            return "(%1$s IS NOT NULL AND toString(%1$s) CONTAINS %2$s)".formatted(property, parameters.value(operand));
        }
        String symbol = OPERATORS.get(operator);
        if (symbol == null) {
            throw new IllegalArgumentException("no operator " + operator);
        }
        return property + " " + symbol + " "
                + (operator.equals("eq")
                        ? parameters.add(variables -> sought(Slot.fill(operand, variables)))
                        : parameters.value(operand));
    }

    /** The operand of {@code isNull}. */
    static boolean truth(@Nullable Object operand, String field) {
        if (operand instanceof Boolean truth) {
            return truth;
        }
        throw nullOperand(field + ".isNull");
    }

    static FaultException nullOperand(String place) {
        return new FaultException(Fault.of(FaultCode.FILTER_NULL, Place.of(place)));
    }

    private @Nullable Object list(Object operand, String field, Map<String, Object> variables) {
        Object list = Slot.fill(operand, variables);
        if (list instanceof List<?> values && values.size() > limits.listLength()) {
            throw new FaultException(
                    Fault.of(FaultCode.LIST_TOO_LONG, Place.of(field + ".in"), values.size(), limits.listLength()));
        }
        return list instanceof List<?> values
                ? values.stream().map(this::sought).toList()
                : list;
    }

    /** An identifier that is not well-formed stands in the graph as the department has it, and is found as such. */
    private @Nullable Object sought(@Nullable Object value) {
        return value instanceof String text && format != null
                ? format.normalise(text).orElse(text)
                : value;
    }
}
