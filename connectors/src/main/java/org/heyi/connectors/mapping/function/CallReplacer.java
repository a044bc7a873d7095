package org.heyi.connectors.mapping.function;

import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Replaces calls that Calcite 1.42 has no safe code for.
 *
 * <p>Its functions of text count UTF-16 units, and may cut a character in two: {@link CodePoints} does not. And when a word such as the BOTH
 * of TRIM or the YEAR of EXTRACT stands twice in one piece of code, the second time inside a CASE, it is forgotten: TRIM then trims
 * nothing, and EXTRACT has no code. {@link CodePoints} and {@link DateFields} take the word as part of their name, or as text. Other
 * functions with such words are refused.
 *
 * <p>And what Calcite does in another way than PostgreSQL: casts, the arithmetic of exact numbers, LIKE, letters of other scripts.
 */
public final class CallReplacer extends RexShuttle {
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("CHAR_LENGTH", "LENGTH"),
            Map.entry("CHARACTER_LENGTH", "LENGTH"),
            Map.entry("SUBSTRING", "SUBSTRING"),
            Map.entry("POSITION", "POSITION"),
            Map.entry("TRANSLATE3", "TRANSLATE"),
            Map.entry("TRANSLATE", "TRANSLATE"),
            Map.entry("OVERLAY", "OVERLAY"),
            Map.entry("UPPER", "UPPER"),
            Map.entry("LOWER", "LOWER"),
            Map.entry("INITCAP", "INITCAP"),
            Map.entry("LIKE", "LIKE"),
            Map.entry("ILIKE", "ILIKE"));
    private static final Map<String, String> NUMBERS = Map.of(
            "/", "DIVIDE", "ROUND", "ROUND", "TRUNCATE", "TRUNC", "TRUNC", "TRUNC", "CEIL", "CEIL", "FLOOR", "FLOOR");
    private final RexBuilder rex;

    public CallReplacer(RexBuilder rex) {
        this.rex = rex;
    }

    /** @throws UnsupportedOperationException for a call that would not do what it says */
    @Override
    public RexNode visitCall(RexCall written) {
        RexCall call = (RexCall) super.visitCall(written);
        if (call.getKind() == SqlKind.TRIM) {
            return replaced(call, "TRIM_" + word(call), withoutWord(call));
        }
        if (call.getKind() == SqlKind.EXTRACT) {
            return extract(call);
        }
        if (call.getKind() == SqlKind.CAST && SqlTypeUtil.isCharacter(call.getType())) {
            return text(call);
        }
        if (call.getOperands().stream().anyMatch(o -> o.getType().getSqlTypeName() == SqlTypeName.SYMBOL)) {
            throw new UnsupportedOperationException(call.getOperator().getName() + " with a unit is not available");
        }
        if (call.getKind() == SqlKind.CAST) {
            return new CastReplacer(rex).replaced(call);
        }
        String name = call.getOperator().getName();
        if (NUMBERS.containsKey(name)) {
            return number(call, NUMBERS.get(name));
        }
        String method = METHODS.get(name);
        return method == null || ofBinary(call) ? call : replaced(call, method, call.getOperands());
    }

    private RexNode number(RexCall call, String method) {
        SqlTypeName type = call.getType().getSqlTypeName();
        if (type == SqlTypeName.DECIMAL) {
            return replaced(call, method + "_DECIMAL", call.getOperands());
        }
        boolean floating = SqlTypeName.APPROX_TYPES.contains(type);
        if (method.equals("TRUNC") && !floating) {
            return call.getOperands().size() == 1 ? call.getOperands().get(0) : call;
        }
        boolean known = method.equals("DIVIDE") || (call.getOperands().size() == 1 && !method.matches("CEIL|FLOOR"));
        return floating && known ? replaced(call, method + "_DOUBLE", call.getOperands()) : call;
    }

    private RexNode extract(RexCall call) {
        RexNode moment = call.getOperands().get(1);
        return switch (moment.getType().getSqlTypeName()) {
            case DATE -> replaced(call, "DATE_" + word(call), List.of(moment));
            case TIMESTAMP -> replaced(call, "TIMESTAMP_" + word(call), List.of(moment));
            default -> throw new UnsupportedOperationException("EXTRACT takes a DATE or a TIMESTAMP");
        };
    }

    /** Calcite would write the last four digits of a year. */
    private RexNode text(RexCall call) {
        RexNode moment = call.getOperands().get(0);
        return switch (moment.getType().getSqlTypeName()) {
            case DATE -> written(call, "DATE_WRITABLE", moment);
            case TIMESTAMP -> written(call, "TIMESTAMP_WRITABLE", moment);
            default -> new CastReplacer(rex).replaced(call);
        };
    }

    private RexNode written(RexCall call, String method, RexNode moment) {
        RexNode writable = rex.makeCall(moment.getType(), Methods.operator(method, 1), List.of(moment));
        return new CastReplacer(rex).replaced(call.clone(call.getType(), List.of(writable)));
    }

    private RexNode replaced(RexCall call, String method, List<RexNode> operands) {
        return rex.makeCall(call.getType(), Methods.operator(method, operands.size()), operands);
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
}
