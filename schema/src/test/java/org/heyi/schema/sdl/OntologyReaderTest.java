package org.heyi.schema.sdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.schema.AreaFields;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.Ontology;
import org.heyi.schema.ValueKind;
import org.junit.jupiter.api.Test;

class OntologyReaderTest {
    private static final Set<String> DEPARTMENTS = Set.of("police", "housing");

    @Test
    void types_fields_and_directives_are_read_in_order() {
        Ontology ontology = read("""
                        "Someone. 人"
                        type Person @entity(plural: "people") {
                          "Number. 号"
                          nationalId: ID @identifier(format: CN_RESIDENT_ID) @personal(category: IDENTITY)
                          sex: Sex @authority(departments: ["police"])
                          livesIn: Building @relation(type: "LIVES_IN", inverse: "residents")
                        }
                        enum Sex { "F 女" FEMALE MALE }
                        type Building @entity(plural: "buildings") {
                          code: ID! @identifier
                          residents: [Person!]! @relation(type: "LIVES_IN", direction: IN, inverse: "livesIn")
                        }
                        """).orThrow();

        EntityType person = ontology.entity("Person");
        assertThat(person.plural()).isEqualTo("people");
        assertThat(person.description()).isEqualTo("Someone. 人");
        assertThat(person.value("nationalId").orElseThrow().identifier()).contains(IdentifierFormat.CN_RESIDENT_ID);
        assertThat(person.value("sex").orElseThrow().kind()).isEqualTo(ValueKind.ENUM);
        assertThat(person.value("sex").orElseThrow().authority()).containsExactly("police");
        assertThat(person.relation("livesIn").orElseThrow().isOut()).isTrue();
        assertThat(ontology.entity("Building")
                        .relation("residents")
                        .orElseThrow()
                        .many())
                .isTrue();
        assertThat(ontology.enumType("Sex").values().get(0).description()).isEqualTo("F 女");
    }

    @Test
    void all_faults_of_all_files_are_reported_at_once_with_line_and_column() {
        List<String> lines = OntologyReader.read(
                        Map.of("a.graphqls", """
                                type Person @entity(plural: "people") @unique {
                                  name: Strin
                                  home: Building @relation(type: "LIVES_IN", inverse: "resident")
                                  tags: [String!]
                                  sex: String @authority(departments: ["polis"])
                                }
                                """, "b.graphqls", """
                                type Building @entity(plural: "buildings") {
                                  code: ID @identifier(format: NUMBER)
                                  owner: Person
                                  id: ID
                                }
                                """, "c.graphqls", "type Broken {"), DEPARTMENTS)
                .faults()
                .stream()
                .map(fault -> fault.code() + " " + fault.place())
                .toList();

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "SDL_SYNTAX c.graphqls:1:14",
                        "UNKNOWN_DIRECTIVE a.graphqls:1:39",
                        "UNKNOWN_TYPE a.graphqls:2:9",
                        "LIST_OF_VALUES a.graphqls:4:3",
                        "UNKNOWN_DEPARTMENT a.graphqls:5:40",
                        "ENTITY_WITHOUT_IDENTIFIER a.graphqls:1:1",
                        "INVERSE_MISMATCH a.graphqls:3:3",
                        "WRONG_ARGUMENT b.graphqls:2:24",
                        "ENTITY_FIELD_WITHOUT_RELATION b.graphqls:3:3",
                        "RESERVED_NAME b.graphqls:4:3",
                        "ENTITY_WITHOUT_IDENTIFIER b.graphqls:1:1");
    }

    @Test
    void types_values_and_relations_may_have_further_names() {
        Ontology ontology = read("""
                                type A @entity(plural: "as") @alsoCalled(names: ["企业"]) {
                                  k: ID @identifier
                                    @alsoCalled(names: ["编号", "number"])
                                  b: A @relation(type: "TO") @alsoCalled(names: ["上级"])
                                  c: String
                                }
                                """).orThrow();
        EntityType type = ontology.entity("A");
        assertThat(type.otherNames()).containsExactly("企业");
        assertThat(type.fields())
                .extracting(Field::otherNames)
                .containsExactly(List.of("编号", "number"), List.of("上级"), List.of());
        assertThat(read("type A @entity(plural: \"as\") @alsoCalled(names: []) { k: ID @identifier }")
                        .faults())
                .singleElement()
                .asString()
                .contains("@alsoCalled");
    }

    @Test
    void an_inverse_must_point_the_other_way() {
        assertThat(read("""
                                type A @entity(plural: "as") {
                                  k: ID @identifier
                                  b: B @relation(type: "TO", inverse: "a")
                                }
                                type B @entity(plural: "bs") {
                                  k: ID @identifier
                                  a: [A!] @relation(type: "TO", inverse: "b")
                                }
                                """).faults()).hasSize(2).allSatisfy(fault -> assertThat(fault.toString())
                .contains("one of the two must be IN"));
    }

    @Test
    void two_types_with_one_name_are_refused_where_the_second_stands() {
        assertThat(read("""
                                type A @entity(plural: "as") { k: ID @identifier }
                                type A @entity(plural: "bs") { k: ID @identifier }
                                """).faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                .startsWith("x.graphqls:2:1: the name A is used twice, first at x.graphqls:1:1"));
    }

    @Test
    void a_schema_says_which_relations_lead_to_the_areas_its_entities_lie_in() {
        Ontology ontology = read("""
                        type Person @entity(plural: "people") {
                          k: ID @identifier
                          worksIn: Building @relation(type: "WORKS_IN")
                          livesIn: Building @relation(type: "LIVES_IN") @within
                        }
                        type Building @entity(plural: "buildings") {
                          k: ID @identifier
                          place: Place @relation(type: "STANDS_IN") @within
                        }
                        type Place @entity(plural: "places") @area(level: "rank", name: "title") {
                          k: ID @identifier
                          rank: Rank
                          title: String
                          parent: Place @relation(type: "PART_OF") @within
                        }
                        enum Rank { COUNTY TOWN COMMUNITY }
                        """).orThrow();

        assertThat(ontology.area()).contains(ontology.entity("Place"));
        assertThat(ontology.entity("Place").area()).contains(new AreaFields("rank", "title"));
        assertThat(ontology.entity("Person").within()).extracting(Field::name).containsExactly("livesIn");
        assertThat(read("type A @entity(plural: \"as\") { k: ID @identifier }")
                        .orThrow()
                        .area())
                .isEmpty();
    }

    @Test
    void what_does_not_lead_to_an_area_is_reported_where_it_stands() {
        List<String> lines = read("""
                        type Person @entity(plural: "people") {
                          k: ID @identifier
                          name: String @within
                          homes: [Place!] @relation(type: "LIVES_IN") @within
                          friend: Person @relation(type: "KNOWS") @within
                          owns: Car @relation(type: "OWNS") @within
                          member: Household @relation(type: "MEMBER_OF") @within
                        }
                        type Household @entity(plural: "households") {
                          k: ID @identifier
                          head: Person @relation(type: "HEADED_BY") @within
                        }
                        type Car @entity(plural: "cars") { k: ID @identifier }
                        type Place @entity(plural: "places") @area(level: "rank", name: "title") { k: ID @identifier rank: Rank }
                        enum Rank { TOWN VILLAGE }
                        type Cell @entity(plural: "cells") @area(level: "level", name: "k") { k: ID @identifier level: Level }
                        enum Level { TOWN COMMUNITY }
                        """).faults().stream()
                .map(fault -> fault.code() + " " + fault.place())
                .toList();

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "WITHIN_FIELD x.graphqls:3:16",
                        "WITHIN_FIELD x.graphqls:4:47",
                        "WITHIN_CIRCLE x.graphqls:5:3",
                        "WITHIN_NOWHERE x.graphqls:6:3",
                        "WITHIN_CIRCLE x.graphqls:7:3",
                        "WITHIN_CIRCLE x.graphqls:11:3",
                        "AREA_LEVEL x.graphqls:14:1",
                        "AREA_NAME x.graphqls:14:1",
                        "AREA_TWICE x.graphqls:16:1");
    }

    private static OntologyReader.Result read(String text) {
        return OntologyReader.read(Map.of("x.graphqls", text), DEPARTMENTS);
    }
}
