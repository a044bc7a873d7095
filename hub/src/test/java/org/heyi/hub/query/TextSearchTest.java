package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    /** Neo4j 5.26 may plan {@code CONTAINS} as a search of a range index, and then refuses to run it. */
    @Test
    void every_text_can_be_searched_in_every_list_and_order() {
        TestCity city = TestCity.empty();
        new RandomCity(new Random(1)).write(city);
        List<String> queries = TestCity.ONTOLOGY.entities().stream()
                .flatMap(TextSearchTest::queries)
                .toList();
        assertThat(queries).hasSizeGreaterThan(20);
        queries.forEach(query -> city.data("query($text: String) " + query, Map.of("text", "a")));
    }

    private static Stream<String> queries(EntityType type) {
        Stream<String> lists = type.relations().filter(RelationField::many).flatMap(list -> pages(
                        TestCity.ONTOLOGY.entity(list.target()), list.name())
                .map(page -> "{ %s(first: 100) { nodes { %s } } }".formatted(type.plural(), page)));
        return Stream.concat(pages(type, type.plural()).map(page -> "{ %s }".formatted(page)), lists);
    }

    private static Stream<String> pages(EntityType type, String list) {
        return type.values().filter(field -> field.kind() == ValueKind.STRING).flatMap(text -> type.values()
                .map(ValueField::name)
                .map(order ->
                        "%s(where: {%s: {contains: $text}}, orderBy: [{%s: ASC}], first: 2) { totalCount nodes { id } }"
                                .formatted(list, text.name(), order)));
    }
}
