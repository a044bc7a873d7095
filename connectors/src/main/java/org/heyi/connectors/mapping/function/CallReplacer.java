package org.heyi.connectors.mapping.function;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Replaces calls that Calcite 1.42 has no safe code for.
 *
 * <p>Its functions of text count UTF-16 units, and may cut a character in two: {@link CodePoints} does not. And when a word such as the BOTH
 * of TRIM or the YEAR of EXTRACT stands twice in one piece of code, the second time inside a CASE, it is forgotten: TRIM then trims
 * nothing, and EXTRACT has no code. {@link CodePoints} and {@link DateFields} take the word as part of their name, or as text. Other
 * functions with such words are refused.
 */
public final class CallReplacer extends RexShuttle {
    private static final Map<String, String> METHODS = Map.of(
            "CHAR_LENGTH", "LENGTH/1",
            "CHARACTER_LENGTH", "LENGTH/1",
            "SUBSTRING", "SUBSTRING",
            "POSITION", "POSITION/2",
            "TRANSLATE3", "TRANSLATE/3",
            "TRANSLATE", "TRANSLATE/3");
    private static final Map<String, SqlOperator> OPERATORS = operators();

    private final RexBuilder rex;

    public CallReplacer(RexBuilder rex) {
        this.rex = rex;
    }

    /** @throws UnsupportedOperationException for a call that would not do what it says */
    @Override
    public RexNode visitCall(RexCall written) {
        RexCall call = (RexCall) super.visitCall(written);
        if (call.getKind() == SqlKind.TRIM) {
            return replaced(call, "TRIM_" + word(call) + "/2", withoutWord(call));
        }
        if (call.getKind() == SqlKind.EXTRACT) {
            return extract(call);
        }
        if (call.getOperands().stream().anyMatch(o -> o.getType().getSqlTypeName() == SqlTypeName.SYMBOL)) {
            throw new UnsupportedOperationException(call.getOperator().getName() + " with a unit is not available");
        }
        String method = METHODS.get(call.getOperator().getName());
        return method == null || ofBinary(call)
                ? call
                : replaced(
                        call,
                        method.contains("/")
                                ? method
                                : method + "/" + call.getOperands().size(),
                        call.getOperands());
    }

    private RexNode extract(RexCall call) {
        RexNode moment = call.getOperands().get(1);
        return switch (moment.getType().getSqlTypeName()) {
            case DATE -> replaced(call, "DATE_" + word(call) + "/1", List.of(moment));
            case TIMESTAMP -> replaced(call, "TIMESTAMP_" + word(call) + "/1", List.of(moment));
            default -> throw new UnsupportedOperationException("EXTRACT takes a DATE or a TIMESTAMP");
        };
    }

    private RexNode replaced(RexCall call, String method, List<RexNode> operands) {
        SqlOperator operator = OPERATORS.get(method);
        if (operator == null) {
            throw new UnsupportedOperationException(call.getOperator().getName() + " is not available in this form");
        }
        return rex.makeCall(call.getType(), operator, operands);
    }

    private static String word(RexCall call) {
        return String.valueOf(((RexLiteral) call.getOperands().get(0)).getValue());
    }

    private static List<RexNode> withoutWord(RexCall call) {
        return call.getOperands().subList(1, call.getOperands().size());
    }

    private static boolean ofBinary(RexCall call) {
        return call.getOperands().stream()
                .anyMatch(o -> SqlTypeName.BINARY_TYPES.contains(o.getType().getSqlTypeName()));
    }

    /** By the method's name in capitals, and the number of its parameters. */
    private static Map<String, SqlOperator> operators() {
        Map<String, SqlOperator> operators = new HashMap<>();
        Stream.of(CodePoints.class, DateFields.class)
                .flatMap(c -> Stream.of(c.getDeclaredMethods()))
                .filter(m -> JavaFunction.objection(m, "METHOD").isEmpty())
                .forEach(m -> {
                    String name = m.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
                    operators.put(name + "/" + m.getParameterCount(), JavaFunction.operator(m, "HEYI_" + name));
                });
        return Map.copyOf(operators);
    }
}
