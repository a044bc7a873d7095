package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.filled.FormHead;
import org.heyi.hub.form.overlap.FormCover;
import org.heyi.hub.form.overlap.FormOverlaps;
import org.heyi.hub.form.overlap.FormPair;
import org.junit.jupiter.api.Test;

class FormOverlapsTest {
    private static final Map<String, String> VISITS = Map.of(
            "small", person("name"),
            "large", person("name birthDate children livesIn { address }"),
            "other", person("children livesIn { address residents(first: 3) { nodes { name } } }"),
            "alone", person("height"));

    private static String person(String fields) {
        return "query V($n: ID!) @form(subject: \"person\") { person(by: {nationalId: $n}) { " + fields + " } }";
    }

    private static FormOverlaps overlaps(Map<String, String> texts, double minShare) {
        Forms forms = TestForms.read(new TreeMap<>(texts));
        assertThat(forms.faults()).isEmpty();
        return FormOverlaps.of(forms.forms(), minShare);
    }

    private static String text(FormPair pair) {
        return "%s %.2f %s %.2f"
                .formatted(
                        pair.first().code(), pair.shareOfFirst(), pair.second().code(), pair.shareOfSecond());
    }

    private static List<String> codes(FormCover cover) {
        return cover.forms().stream().map(FormHead::code).toList();
    }

    @Test
    void forms_overlap_in_the_fields_of_the_schema_wherever_they_stand_in_the_form() {
        FormOverlaps overlaps = overlaps(VISITS, 0.5);
        assertThat(overlaps.pairs())
                .extracting(FormOverlapsTest::text)
                .containsExactly("other 1.00 large 0.75", "small 1.00 other 0.33", "small 1.00 large 0.25");
        assertThat(overlaps.pairs().get(0).fields())
                .containsExactly(
                        new SchemaField("Building", "address"),
                        new SchemaField("Person", "children"),
                        new SchemaField("Person", "name"));
    }

    @Test
    void pairs_tie_forms_into_groups_with_what_all_of_them_ask() {
        FormOverlaps overlaps = overlaps(VISITS, 0.5);
        assertThat(overlaps.groups()).singleElement().satisfies(group -> {
            assertThat(group.forms()).extracting(FormHead::code).containsExactly("large", "other", "small");
            assertThat(group.common()).containsExactly(new SchemaField("Person", "name"));
            assertThat(codes(group.cover())).containsExactly("large");
        });
        assertThat(codes(overlaps.cover())).containsExactly("alone", "large");
        assertThat(overlaps.cover().fields()).isEqualTo(5);
        assertThat(overlaps.cover().exact()).isTrue();
    }

    @Test
    void the_cover_is_the_smallest_also_where_taking_the_largest_first_is_not() {
        FormOverlaps overlaps = overlaps(
                Map.of(
                        "greedy", person("name gender birthDate children"),
                        "left", person("name gender pension"),
                        "right", person("birthDate children height"),
                        "pension", person("pension"),
                        "height", person("height")),
                0.5);
        assertThat(codes(overlaps.cover())).containsExactly("left", "right");
        assertThat(overlaps.cover().exact()).isTrue();
    }

    @Test
    void with_too_many_forms_to_try_all_the_cover_says_that_it_may_not_be_the_smallest() {
        List<String> fields = List.of("name", "gender", "birthDate", "children", "pension", "height");
        Map<String, String> many = IntStream.range(0, 24)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "form" + i, i -> person(fields.get(i % 6) + " " + fields.get((i + 1) % 6))));
        FormOverlaps overlaps = overlaps(many, 1);
        assertThat(overlaps.cover().exact()).isFalse();
        assertThat(overlaps.cover().forms()).hasSizeBetween(3, 6);
        assertThat(overlaps.cover().fields()).isEqualTo(6);
    }

    @Test
    void no_forms_overlap_in_nothing() {
        FormOverlaps overlaps = FormOverlaps.of(List.of(), 0);
        assertThat(overlaps.pairs()).isEmpty();
        assertThat(overlaps.cover().forms()).isEmpty();
        assertThat(overlaps(Map.of("a", person("name"), "b", person("height")), 0)
                        .pairs())
                .isEmpty();
    }
}
