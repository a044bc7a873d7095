package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.hub.query.RandomFilter.Word;
import org.heyi.schema.EntityType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A filter is the same question whether it stands in the document, comes as a variable, or takes its values from variables. */
class SameQuestionTest {
    private static final int LEVELS = 3;
    private static final int FIELDS_BELOW = 2;
    private static final int IN_LISTS = 6;
    private static final Set<String> COMPARED = new HashSet<>();
    private static TestCity city;

    @BeforeAll
    static void city() {
        city = TestCity.empty();
        new RandomCity(new Random(5)).write(city);
    }

    @TestFactory
    Stream<DynamicTest> by_variable_and_inline() {
        return TestCity.ONTOLOGY.entities().stream().flatMap(type -> filters(type)
                .map(where -> DynamicTest.dynamicTest(
                        type.plural() + " " + Literals.of(where), () -> isTheSameQuestion(type, where))));
    }

    private static void isTheSameQuestion(EntityType type, Object where) {
        String list = "list: " + type.plural() + "(where: %s, first: 50) { nodes { id } }";
        Object inline = answer("{ " + list.formatted(Literals.of(where)) + " }", Map.of());
        String whole = "query($where: " + type.name() + "Where) { " + list.formatted("$where") + " }";
        Map<String, Object> variable = Collections.singletonMap("where", Literals.plain(where));

        assertThat(answer(whole, variable)).isEqualTo(inline);
        assertThat(answer(whole, variable)).as("again").isEqualTo(inline);
        String part = "query($where: " + type.name() + "Where!) { " + list.formatted("{and: [$where]}") + " }";
        assertThat(answer(part, variable)).isEqualTo(inline);
    }

    /** What is answered, or the codes of what is wrong. */
    private static Object answer(String query, Map<String, Object> variables) {
        ExecutionResult result = city.ask(query, variables);
        return result.getErrors().isEmpty()
                ? result.getData()
                : result.getErrors().stream()
                        .map(GraphQLError::getExtensions)
                        .map(extensions -> extensions.get("code"))
                        .toList();
    }

    /** For each input of the type's filter each operator with each kind of operand, and what may be empty, empty. */
    private static Stream<Object> filters(EntityType type) {
        GraphQLInputObjectType where =
                (GraphQLInputObjectType) city.engine().schema().getType(type.name() + "Where");
        return operands(where, LEVELS).stream();
    }

    private static List<Object> operands(GraphQLInputType type, int levels) {
        GraphQLInputType bare = (GraphQLInputType) GraphQLTypeUtil.unwrapNonNull(type);
        List<Object> operands = new ArrayList<>();
        if (GraphQLTypeUtil.isList(bare)) {
            List<Object> elements = operands((GraphQLInputType) GraphQLTypeUtil.unwrapOne(bare), levels);
            operands.add(List.of());
            elements.stream().limit(IN_LISTS).forEach(element -> operands.add(List.of(element)));
            operands.add(elements.subList(0, Math.min(2, elements.size())));
        } else if (bare instanceof GraphQLInputObjectType object) {
            operands.add(Map.of());
            if (levels > 0) {
                boolean isNested = levels < LEVELS && object.getName().endsWith("Where");
                object.getFields().stream()
                        .filter(field -> levels < LEVELS || isFirst(field))
                        .limit(isNested ? FIELDS_BELOW : Integer.MAX_VALUE)
                        .forEach(field -> operands(field.getType(), levels - 1)
                                .forEach(operand -> operands.add(Map.of(field.getName(), operand))));
            }
        } else if (bare instanceof GraphQLEnumType words) {
            words.getValues().forEach(word -> operands.add(new Word(word.getName())));
        } else {
            operands.addAll(values(((GraphQLNamedType) bare).getName()));
        }
        return operands;
    }

    /** Of all fields that are compared in the same way one is enough. */
    private static boolean isFirst(GraphQLInputObjectField field) {
        String type = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType())).getName();
        return type.endsWith("Where") || COMPARED.add(type);
    }

    private static List<Object> values(String scalar) {
        return switch (scalar) {
            case "Int", "Long" -> List.of(0, 1);
            case "Float" -> List.of(0.5);
            case "Boolean" -> List.of(true, false);
            case "Date" -> List.of("1980-01-02");
            case "DateTime" -> List.of("2026-10-31T08:00:00Z");
            default -> List.of("a", "");
        };
    }
}
