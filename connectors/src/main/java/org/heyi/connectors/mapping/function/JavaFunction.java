package org.heyi.connectors.mapping.function;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.heyi.connectors.mapping.calcite.MappingSql;

/** A method with {@link MappingFunction}, as an operator of SQL that compiles to a plain call of the method. */
final class JavaFunction implements ImplementableFunction {
    private final Method method;
    private final List<ParameterType> parameters;
    private final ParameterType result;

    private JavaFunction(Method method, List<ParameterType> parameters, ParameterType result) {
        this.method = method;
        this.parameters = parameters;
        this.result = result;
    }

    /** What keeps the method from being a function of that name; empty when nothing does. */
    static Optional<String> objection(Method method, String name) {
        if (!Modifier.isStatic(method.getModifiers()) || !Modifier.isPublic(method.getModifiers())) {
            return Optional.of("the method must be public and static");
        }
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return Optional.of("its class must be public");
        }
        if (!name.matches("[A-Z][A-Z0-9_]*")) {
            return Optional.of("the name \"" + name + "\" must be capitals, digits and underscores");
        }
        for (Class<?> thrown : method.getExceptionTypes()) {
            if (!RuntimeException.class.isAssignableFrom(thrown)) {
                return Optional.of("it must not declare the checked exception " + thrown.getSimpleName());
            }
        }
        List<Class<?>> classes = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
        classes.add(method.getReturnType());
        return classes.stream()
                .filter(c -> ParameterType.of(c).isEmpty())
                .findFirst()
                .map(c -> "the class " + c.getSimpleName()
                        + " is none of String, Integer, Long, BigDecimal, Double, Boolean,"
                        + " LocalDate, LocalDateTime");
    }

    /** The operator of a method without {@link #objection}. */
    static SqlOperator operator(Method method, String name) {
        List<ParameterType> parameters = Arrays.stream(method.getParameterTypes())
                .map(c -> ParameterType.of(c).orElseThrow())
                .toList();
        ParameterType result = ParameterType.of(method.getReturnType()).orElseThrow();
        List<SqlTypeFamily> families =
                parameters.stream().map(ParameterType::family).toList();
        return new SqlUserDefinedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                binding -> result.sqlType(binding.getTypeFactory()),
                InferTypes.explicit(parameters.stream()
                        .map(p -> p.sqlType(MappingSql.TYPES))
                        .toList()),
                OperandTypes.operandMetadata(
                        families,
                        types -> parameters.stream().map(p -> p.sqlType(types)).toList(),
                        i -> "arg" + i,
                        i -> false),
                new JavaFunction(method, parameters, result));
    }

    static String name(Method method) {
        return method.getAnnotation(MappingFunction.class).value();
    }

    @Override
    public List<FunctionParameter> getParameters() {
        return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
        return RexImpTable.createImplementor(
                (translator, call, operands) -> call(operands), NullPolicy.SEMI_STRICT, false);
    }

    private Expression call(List<Expression> operands) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            arguments.add(parameters.get(i).toJava(operands.get(i)));
        }
        return result.toInternal(Expressions.call(method, arguments));
    }
}
