package org.heyi.connectors.mapping.function;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.calcite.MappingSql;

/** Replaces casts that Calcite does in another way than PostgreSQL. */
final class CastReplacer {
    private final RexBuilder rex;

    CastReplacer(RexBuilder rex) {
        this.rex = rex;
    }

    RexNode replaced(RexCall cast) {
        RelDataType to = cast.getType();
        RexNode value = cast.getOperands().get(0);
        SqlTypeName from = value.getType().getSqlTypeName();
        if (from == SqlTypeName.NULL) {
            return cast;
        }
        if (isSameDecimal(value.getType(), to)) {
            // Put around arithmetic by Calcite, which would cut the digits that its type leaves no room for.
            return value;
        }
        return switch (to.getSqlTypeName()) {
            case CHAR, VARCHAR -> cut(text(value, from), value, to);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(cast, value, from, to);
            case DECIMAL -> decimal(value, from, to);
            case REAL, FLOAT, DOUBLE -> isText(from) ? floating(value, to) : cast;
            case BOOLEAN -> isText(from) ? call(to, "BOOLEAN_OF_TEXT", value) : cast;
            case DATE -> isText(from) ? call(to, "DATE_OF_TEXT", value) : cast;
            case TIMESTAMP -> isText(from) ? call(to, "TIMESTAMP_OF_TEXT", value) : cast;
            default -> cast;
        };
    }

    private static boolean isSameDecimal(RelDataType from, RelDataType to) {
        return from.getSqlTypeName() == SqlTypeName.DECIMAL
                && to.getSqlTypeName() == SqlTypeName.DECIMAL
                && from.getPrecision() == to.getPrecision()
                && from.getScale() == to.getScale();
    }

    private RexNode text(RexNode value, SqlTypeName from) {
        RelDataType text = nullable(SqlTypeName.VARCHAR);
        return switch (from) {
            case CHAR, VARCHAR -> value;
            case DECIMAL -> call(text, "TEXT_OF_DECIMAL", value);
            case FLOAT, DOUBLE -> call(text, "TEXT_OF_DOUBLE", value);
            case REAL -> call(text, "TEXT_OF_REAL", value);
            case BOOLEAN -> call(text, "TEXT_OF_BOOLEAN", value);
            case TIMESTAMP -> call(text, "TEXT_OF_TIMESTAMP", value);
            default -> rex.makeCast(text, value);
        };
    }

    /** To the type's length; the blanks that fill a CHAR do not count. */
    private RexNode cut(RexNode text, RexNode value, RelDataType to) {
        int length = to.getPrecision();
        boolean fits = length < 0
                || (value.getType().getSqlTypeName() == SqlTypeName.CHAR
                        && value.getType().getPrecision() <= length);
        RexNode cut = fits
                ? text
                : call(to, "LEFT", text, rex.makeExactLiteral(BigDecimal.valueOf(length), bare(SqlTypeName.BIGINT)));
        return to.getSqlTypeName() == SqlTypeName.CHAR && !fits ? call(to, "RTRIM", cut) : cut;
    }

    private RexNode whole(RexCall cast, RexNode value, SqlTypeName from, RelDataType to) {
        String method = isText(from)
                ? "WHOLE_OF_TEXT"
                : from == SqlTypeName.DECIMAL
                        ? "WHOLE_OF_DECIMAL"
                        : SqlTypeName.APPROX_TYPES.contains(from) ? "WHOLE_OF_DOUBLE" : "";
        if (method.isEmpty()) {
            return cast;
        }
        RexNode whole = call(nullable(SqlTypeName.BIGINT), method, value);
        return to.getSqlTypeName() == SqlTypeName.BIGINT ? whole : rex.makeAbstractCast(to, whole, false);
    }

    private RexNode decimal(RexNode value, SqlTypeName from, RelDataType to) {
        RelDataType free = MappingSql.TYPES.createTypeWithNullability(MappingSql.decimal(MappingSql.TYPES), true);
        RexNode number = isText(from)
                ? call(free, "DECIMAL_OF_TEXT", value)
                : switch (from) {
                    case FLOAT, DOUBLE -> call(free, "DECIMAL_OF_DOUBLE", value);
                    case REAL -> call(free, "DECIMAL_OF_REAL", value);
                    case DECIMAL -> value;
                    default -> rex.makeAbstractCast(free, value, false);
                };
        if (MappingSql.isFree(to)) {
            return number;
        }
        return call(to, "RESCALE", number, integer(to.getPrecision()), integer(to.getScale()));
    }

    private RexNode floating(RexNode value, RelDataType to) {
        RexNode number = call(nullable(SqlTypeName.DOUBLE), "DOUBLE_OF_TEXT", value);
        return to.getSqlTypeName() == SqlTypeName.REAL ? rex.makeAbstractCast(to, number, false) : number;
    }

    private RexNode integer(int number) {
        return rex.makeExactLiteral(BigDecimal.valueOf(number), bare(SqlTypeName.INTEGER));
    }

    private RexNode call(RelDataType type, String method, RexNode... operands) {
        return rex.makeCall(type, Methods.operator(method, operands.length), List.of(operands));
    }

    private static RelDataType bare(SqlTypeName type) {
        return MappingSql.TYPES.createSqlType(type);
    }

    private static RelDataType nullable(SqlTypeName type) {
        return MappingSql.TYPES.createTypeWithNullability(bare(type), true);
    }

    private static boolean isText(SqlTypeName type) {
        return SqlTypeName.CHAR_TYPES.contains(type);
    }
}
