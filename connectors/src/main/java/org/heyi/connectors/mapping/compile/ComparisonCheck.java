package org.heyi.connectors.mapping.compile;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Refuses to compare values of different kinds, which Calcite's validator lets pass although it has no code for it. */
final class ComparisonCheck extends SqlBasicVisitor<@Nullable Void> {
    private final String file;
    private final SqlValidator validator;
    private final List<Fault> faults;

    ComparisonCheck(String file, SqlValidator validator, List<Fault> faults) {
        this.file = file;
        this.validator = validator;
        this.faults = faults;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.COMPARISON)
                || call.getKind() == SqlKind.BETWEEN
                || call.getKind() == SqlKind.IN
                || call.getKind() == SqlKind.NOT_IN) {
            check(call);
        }
        return super.visit(call);
    }

    private void check(SqlCall call) {
        List<RelDataType> types = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            List<SqlNode> values = operand instanceof SqlNodeList list ? list.getList() : List.of(operand);
            for (SqlNode value : values) {
                RelDataType type = validator.getValidatedNodeTypeIfKnown(value);
                if (type != null && type.getSqlTypeName() != SqlTypeName.NULL) {
                    types.add(type);
                }
            }
        }
        for (RelDataType type : types) {
            if (family(type) != family(types.get(0))) {
                Place place = new Place(
                        file,
                        call.getParserPosition().getLineNum(),
                        call.getParserPosition().getColumnNum());
                faults.add(Fault.of(
                        FaultCode.NOT_COMPARABLE, place, types.get(0).getSqlTypeName(), type.getSqlTypeName()));
                return;
            }
        }
    }

    private static @Nullable SqlTypeFamily family(RelDataType type) {
        SqlTypeFamily family = type.getSqlTypeName().getFamily();
        boolean number = SqlTypeName.NUMERIC_TYPES.contains(type.getSqlTypeName());
        return number ? SqlTypeFamily.NUMERIC : family;
    }
}
