package org.heyi.connectors.mapping.statement;

import static org.heyi.connectors.mapping.statement.MappingParser.place;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCase;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EnumType;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Finds literals that an expression would put into an enum field that has no such value. */
final class EnumLiterals {
    private static final List<String> FIRST_NOT_NULL = List.of("COALESCE", "IFNULL", "NVL");

    private final String file;
    private final EnumType type;
    private final List<Fault> faults;

    EnumLiterals(String file, EnumType type, List<Fault> faults) {
        this.file = file;
        this.type = type;
        this.faults = faults;
    }

    /** Looks at the literals the expression may be equal to, not at those it computes with. */
    void check(@Nullable SqlNode expression) {
        if (expression instanceof SqlCharStringLiteral literal) {
            checkLiteral(literal);
        } else if (expression instanceof SqlCase choice) {
            choice.getThenOperands().forEach(this::check);
            check(choice.getElseOperand());
        } else if (expression instanceof SqlCall call
                && FIRST_NOT_NULL.contains(call.getOperator().getName())) {
            call.getOperandList().forEach(this::check);
        }
    }

    private void checkLiteral(SqlCharStringLiteral literal) {
        String value = literal.getValueAs(String.class);
        if (!type.has(value)) {
            List<String> known =
                    type.values().stream().map(EnumType.Value::name).toList();
            faults.add(Fault.of(
                    FaultCode.NOT_AN_ENUM_VALUE,
                    place(file, literal),
                    value,
                    type.name(),
                    DidYouMean.among(known, value)));
        }
    }
}
