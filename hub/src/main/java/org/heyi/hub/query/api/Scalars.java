package org.heyi.hub.query.api;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/** The scalars beyond GraphQL's own. Input becomes the Java class that {@link org.heyi.schema.ValueKind} gives the kind. */
final class Scalars {
    static final GraphQLScalarType DATE = text("Date", "a day such as 2026-10-31", LocalDate::parse);
    static final GraphQLScalarType DATE_TIME = text("DateTime", "a moment such as 2026-10-31T08:00:00Z", Scalars::utc);
    static final GraphQLScalarType LONG = GraphQLScalarType.newScalar()
            .name("Long")
            .coercing(new WholeNumber())
            .build();

    private Scalars() {}

    private static OffsetDateTime utc(String text) {
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static GraphQLScalarType text(String name, String expected, Function<String, Object> parse) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Text(expected, parse))
                .build();
    }

    private record Text(String expected, Function<String, Object> parse) implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                try {
                    return parse.apply(text);
                } catch (DateTimeException e) {
                    throw new CoercingParseValueException("expected " + expected + ", not \"" + text + "\"", e);
                }
            }
            throw new CoercingParseValueException("expected " + expected + " as text");
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                try {
                    return parse.apply(text.getValue());
                } catch (DateTimeException e) {
                    throw new CoercingParseLiteralException(
                            "expected " + expected + ", not \"" + text.getValue() + "\"", e);
                }
            }
            throw new CoercingParseLiteralException("expected " + expected + " as text");
        }
    }

    private static final class WholeNumber implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Integer || input instanceof Long) {
                return ((Number) input).longValue();
            }
            if (input instanceof BigInteger big && big.bitLength() < Long.SIZE) {
                return big.longValue();
            }
            throw new CoercingParseValueException("expected a whole number of up to 64 bits");
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
                return number.getValue().longValue();
            }
            throw new CoercingParseLiteralException("expected a whole number of up to 64 bits");
        }
    }
}
