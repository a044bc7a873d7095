package org.heyi.hub.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.heyi.hub.query.TestCity;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.sdl.OntologyReader;
import org.heyi.schema.sdl.ReservedNames;
import org.junit.jupiter.api.Test;

class ApiSchemaTest {
    private static final Set<String> DEPARTMENTS =
            Set.of("police", "civil-affairs", "housing", "market-regulation", "social-security", "health", "grid");

    private static Ontology shippedCity() {
        Path directory = Path.of(System.getProperty("heyi.home", ".."), "schema", "city");
        return OntologyReader.read(directory, DEPARTMENTS).orThrow();
    }

    private static GraphQLSchema schema(Ontology ontology) {
        return ApiSchema.of(ontology, RootFetchers.none());
    }

    @Test
    void the_same_ontology_gives_the_same_text() {
        assertThat(ApiSchema.sdl(TestCity.ONTOLOGY)).isEqualTo(ApiSchema.sdl(TestCity.ONTOLOGY));
        assertThat(ApiSchema.sdl(shippedCity())).isEqualTo(ApiSchema.sdl(shippedCity()));
    }

    @Test
    void a_type_cannot_take_the_name_of_a_root_field_of_the_hub() {
        Set<String> roots = schema(TestCity.ONTOLOGY).getQueryType().getFieldDefinitions().stream()
                .map(GraphQLNamedSchemaElement::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        TestCity.ONTOLOGY.entities().forEach(type -> roots.removeAll(Set.of(type.singular(), type.plural())));

        assertThat(ReservedNames.ROOT_FIELDS).containsExactlyInAnyOrderElementsOf(roots);
    }

    @Test
    void everything_in_the_api_of_the_shipped_city_is_described() {
        List<String> bare = new ArrayList<>();
        schema(shippedCity()).getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type -> !GraphQLTypeUtil.isScalar(type))
                .forEach(type -> {
                    check(type, "", bare);
                    if (type instanceof GraphQLFieldsContainer object) {
                        object.getFieldDefinitions().forEach(field -> {
                            check(field, type.getName(), bare);
                            field.getArguments()
                                    .forEach(argument -> check(argument, type.getName() + "." + field.getName(), bare));
                        });
                    }
                    if (type instanceof GraphQLInputObjectType input) {
                        input.getFieldDefinitions().forEach(field -> check(field, type.getName(), bare));
                    }
                    if (type instanceof GraphQLEnumType values) {
                        values.getValues().forEach(value -> check(value, type.getName(), bare));
                    }
                });
        assertThat(bare).isEmpty();
    }

    private static void check(GraphQLNamedSchemaElement element, String owner, List<String> bare) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            bare.add(owner + "." + element.getName());
        }
    }

    @Test
    void a_type_whose_name_the_api_needs_is_refused() {
        for (String name : List.of("PersonWhere", "PersonConnection", "StringFilter")) {
            Ontology ontology = ontology("""
                    type Person @entity(plural: "people") { code: ID @identifier }
                    type %s @entity(plural: "others") { code: ID @identifier }
                    """.formatted(name));
            assertThatThrownBy(() -> ApiSchema.sdl(ontology))
                    .as(name)
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("HEYI-5001")
                    .hasMessageContaining("city.graphqls:2");
        }
    }

    private static Ontology ontology(String sdl) {
        return OntologyReader.read(Map.of("city.graphqls", sdl), DEPARTMENTS).orThrow();
    }
}
