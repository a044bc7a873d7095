package org.heyi.hub.query.api;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scalar that holds any JSON: maps, lists, text, numbers, truth values. */
final class Json implements Coercing<Object, Object> {
    static final GraphQLScalarType SCALAR =
            GraphQLScalarType.newScalar().name("JSON").coercing(new Json()).build();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object value = value(input, variables);
        if (value == null) {
            throw new CoercingParseLiteralException("expected a value, not null");
        }
        return value;
    }

    private static @Nullable Object value(Value<?> input, CoercedVariables variables) {
        if (input instanceof StringValue text) {
            return text.getValue();
        }
        if (input instanceof IntValue number) {
            return number.getValue();
        }
        if (input instanceof FloatValue number) {
            return number.getValue();
        }
        if (input instanceof BooleanValue truth) {
            return truth.isValue();
        }
        if (input instanceof EnumValue name) {
            return name.getName();
        }
        if (input instanceof VariableReference variable) {
            return variables.get(variable.getName());
        }
        if (input instanceof ArrayValue array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.getValues().forEach(element -> list.add(value(element, variables)));
            return list;
        }
        if (input instanceof ObjectValue object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (ObjectField field : object.getObjectFields()) {
                map.put(field.getName(), value(field.getValue(), variables));
            }
            return map;
        }
        if (input instanceof NullValue) {
            return null;
        }
        throw new CoercingParseLiteralException("expected any JSON value");
    }
}
