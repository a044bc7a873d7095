package org.heyi.connectors.mapping.function;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlOperator;

/** Methods that compiled SQL calls in place of what Calcite has, as operators. */
final class Methods {
    private static final Map<String, SqlOperator> OPERATORS = operators();

    private Methods() {}

    /**
     * @param name the method's in capitals, with underscores: {@code trimBoth} is {@code TRIM_BOTH}
     * @throws UnsupportedOperationException when there is none
     */
    static SqlOperator operator(String name, int parameters) {
        SqlOperator operator = OPERATORS.get(name + "/" + parameters);
        if (operator == null) {
            throw new UnsupportedOperationException(name + " is not available in this form");
        }
        return operator;
    }

    private static Map<String, SqlOperator> operators() {
        Map<String, SqlOperator> operators = new HashMap<>();
        Stream.of(
                        CodePoints.class,
                        LetterCase.class,
                        DateFields.class,
                        PatternFunctions.class,
                        Casts.class,
                        Numbers.class)
                .flatMap(c -> Stream.of(c.getDeclaredMethods()))
                .filter(m -> JavaFunction.objection(m, "METHOD").isEmpty())
                .forEach(m -> {
                    String name = m.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
                    operators.put(name + "/" + m.getParameterCount(), JavaFunction.operator(m, "HEYI_" + name));
                });
        return Map.copyOf(operators);
    }
}
