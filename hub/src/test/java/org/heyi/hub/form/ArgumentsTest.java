package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every argument of the API, filled by a variable that is null, missing or of another type. */
class ArgumentsTest {
    private static final int DEPTH = 3;
    private static final List<Object> WRONG = new ArrayList<>(Arrays.asList(
            null,
            7,
            -1L,
            1.5,
            true,
            "",
            "x",
            "\0\uD842\u202E",
            Map.of(),
            Map.of("x", 1),
            Collections.singletonMap("nationalId", null),
            List.of(),
            Collections.singletonList(null),
            List.of(Collections.singletonMap("path", null))));
    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        api = new FormCity().with(TestForms.read(Map.of("visit", """
                query Visit($nationalId: ID!) @form(subject: "person") {
                  person(by: {nationalId: $nationalId}) { name livesIn { address } }
                }
                """)));
    }

    @Test
    void whatever_a_variable_holds_is_answered_or_told_as_the_callers_fault() {
        List<String> asked = new ArrayList<>();
        for (Operation operation : operations(api.engine().schema())) {
            for (Object value : WRONG) {
                check(operation, Collections.singletonMap("v", value));
            }
            check(operation, Map.of());
            asked.add(operation.text());
        }
        assertThat(asked).hasSizeGreaterThan(100).anyMatch(text -> text.contains("person(by: {nationalId: $v})"));
    }

    private static void check(Operation operation, Map<String, Object> variables) {
        ExecutionResult result = api.ask(operation.text(), variables);
        assertThat(result.getErrors()).as("%s %s", operation.text(), variables).allSatisfy(error -> assertThat(
                        error.getExtensions())
                .as(error.getMessage())
                .isNotNull()
                .extractingByKey("code")
                .asString()
                .matches("HEYI-[0-9]{4}")
                .isNotEqualTo("HEYI-5016"));
    }

    private record Operation(String text) {}

    private static List<Operation> operations(GraphQLSchema schema) {
        List<Operation> operations = new ArrayList<>();
        for (GraphQLFieldDefinition root : schema.getQueryType().getFieldDefinitions()) {
            add(operations, root, "query", "%s");
            if (root.getArgument("where") != null) {
                GraphQLObjectType connection = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(root.getType());
                GraphQLObjectType node = (GraphQLObjectType)
                        GraphQLTypeUtil.unwrapAll(connection.getField("nodes").getType());
                node.getFieldDefinitions()
                        .forEach(field ->
                                add(operations, field, "query", root.getName() + "(first: 1) { nodes { %s } }"));
            }
        }
        schema.getMutationType().getFieldDefinitions().forEach(root -> add(operations, root, "mutation", "%s"));
        return operations;
    }

    private static void add(List<Operation> operations, GraphQLFieldDefinition field, String kind, String around) {
        boolean composite = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType;
        for (GraphQLArgument tested : field.getArguments()) {
            uses(tested.getType(), DEPTH).forEach(use -> {
                List<String> arguments = new ArrayList<>();
                for (GraphQLArgument argument : field.getArguments()) {
                    if (argument == tested) {
                        arguments.add(argument.getName() + ": " + use.text());
                    } else if (GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue()) {
                        arguments.add(argument.getName() + ": " + sample(argument.getType()));
                    }
                }
                String call = field.getName() + "(" + String.join(", ", arguments) + ")"
                        + (composite ? " { __typename }" : "");
                for (String type : List.of(use.type(), use.type() + "!")) {
                    operations.add(new Operation(kind + "($v: " + type + ") { " + around.formatted(call) + " }"));
                }
            });
        }
    }

    /** A place where the variable stands within an argument, and the variable's type without its last !. */
    private record Use(String text, String type) {}

    private static Stream<Use> uses(GraphQLInputType type, int depth) {
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        Stream<Use> itself = Stream.of(new Use("$v", GraphQLTypeUtil.simplePrint(nullable)));
        if (depth == 0) {
            return itself;
        }
        if (nullable instanceof GraphQLList list) {
            return Stream.concat(
                    itself,
                    uses((GraphQLInputType) list.getWrappedType(), depth - 1)
                            .map(use -> new Use("[" + use.text() + "]", use.type())));
        }
        if (nullable instanceof GraphQLInputObjectType object) {
            return Stream.concat(itself, object.getFieldDefinitions().stream().flatMap(field -> uses(
                            field.getType(), depth - 1)
                    .map(use -> new Use(
                            "{" + field.getName() + ": " + use.text() + others(object, field) + "}", use.type()))));
        }
        return itself;
    }

    private static String others(GraphQLInputObjectType object, GraphQLInputObjectField tested) {
        StringBuilder others = new StringBuilder();
        object.getFieldDefinitions().stream()
                .filter(field -> field != tested && GraphQLTypeUtil.isNonNull(field.getType()))
                .forEach(field ->
                        others.append(", ").append(field.getName()).append(": ").append(sample(field.getType())));
        return others.toString();
    }

    private static String sample(GraphQLInputType type) {
        GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
        if (bare instanceof GraphQLList list) {
            return "[" + sample((GraphQLInputType) list.getWrappedType()) + "]";
        }
        if (bare instanceof GraphQLInputObjectType object) {
            String fields = others(object, null);
            return fields.isEmpty() ? "{id: \"x\"}" : "{" + fields.substring(2) + "}";
        }
        if (bare instanceof GraphQLEnumType choice) {
            return choice.getValues().get(0).getName();
        }
        return switch (((GraphQLNamedType) bare).getName()) {
            case "JSON" -> "{nationalId: \"N1\"}";
            case "Int", "Long" -> "1";
            case "Float" -> "0.5";
            case "Boolean" -> "true";
            case "Date" -> "\"2026-10-31\"";
            case "DateTime" -> "\"2026-10-31T08:00:00Z\"";
            default -> "\"visit\"";
        };
    }
}
