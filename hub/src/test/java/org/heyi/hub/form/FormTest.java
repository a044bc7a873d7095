package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.heyi.hub.form.FormCity.Filled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2015, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    private static final String VISIT = """
            \"""走访登记 · Visit\"""
            query Visit($nationalId: ID!) @form(subject: "person", every: "P1Y") {
              person(by: {nationalId: $nationalId}) {
                nationalId
                name
                gender
                birthDate
                children @ask(required: true, fresherThan: "P1Y", pattern: "[0-9]")
                pension @ask(fresherThan: "P1Y")
                alive @ask(fresherThan: "P1Y")
                livesIn { addressCode address residents(first: 10, orderBy: [{name: ASC}]) { nodes { name gender } } }
              }
            }
            """;
    private static FormCity city;
    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity();
        api = city.with(TestForms.read(Map.of("visit", VISIT)));
        city.say(
                "police",
                "Person",
                "1",
                LONG_AGO,
                "nationalId",
                "N1",
                "name",
                "张伟",
                "children",
                1L,
                "birthDate",
                LocalDate.of(1980, 2, 3),
                "livesIn.addressCode",
                "A1",
                "pension",
                7L);
        city.say("insurance", "Person", "a", LATELY, "nationalId", "N1", "name", "张玮", "pension", 7L);
        city.say("police", "Person", "2", LONG_AGO, "nationalId", "N2", "name", "李娜", "livesIn.addressCode", "A1");
        city.say("grid", "Building", "A1", LATELY, "addressCode", "A1", "address", "1 Canal Road");
        city.say("grid", "Person", "x", null, "nationalId", "N1", "alive", true);
    }

    @Test
    void forms_are_listed_with_what_it_takes_to_open_them() {
        Map<String, Object> data = api.ask(
                        "{ forms { code department title titleZh subject type variables every } }", Map.of())
                .getData();
        assertThat(data.get("forms"))
                .isEqualTo(List.of(Map.of(
                        "code", "visit",
                        "department", "grid",
                        "title", "Visit",
                        "titleZh", "走访登记",
                        "subject", "person",
                        "type", "Person",
                        "variables", List.of("nationalId"),
                        "every", "P1Y")));
    }

    @Test
    void a_known_field_says_what_from_whom_and_how_it_is_asked() {
        Map<String, Object> field = api.open("visit", "N1").field("birthDate");
        assertThat(field)
                .containsEntry("id", city.id("Person", "nationalId", "N1"))
                .containsEntry("label", "Day of birth")
                .containsEntry("labelZh", "出生日期")
                .containsEntry("type", "Date")
                .containsEntry("value", "1980-02-03")
                .containsEntry("state", "KNOWN")
                .containsEntry("mayAnswer", true)
                .containsEntry("asked", false);
        assertThat(field.get("provenance"))
                .isEqualTo(Map.of(
                        "department", "police",
                        "source", "police",
                        "table", "t",
                        "updatedAt", "2015-03-01T00:00:00Z",
                        "committedAt", "2026-01-01T00:00:00Z"));
        assertThat(api.open("visit", "N1").field("gender").get("choices"))
                .isEqualTo(List.of(
                        Map.of("value", "MALE", "label", "Male", "labelZh", "男"),
                        Map.of("value", "FEMALE", "label", "Female", "labelZh", "女")));
    }

    @Test
    void the_state_tells_what_is_missing_too_old_or_in_dispute() {
        Filled form = api.open("visit", "N1");
        assertThat(form.state("gender")).isEqualTo("MISSING");
        assertThat(form.state("name")).isEqualTo("DISPUTED");
        assertThat(form.value("name")).as("the police are the authority").isEqualTo("张伟");
        assertThat(form.field("name")).containsEntry("authority", List.of("police"));
        assertThat(form.state("children")).as("said long ago").isEqualTo("STALE");
        assertThat(form.state("pension")).as("said long ago and again lately").isEqualTo("KNOWN");
        assertThat(form.state("alive"))
                .as("a row that does not say when proves nothing")
                .isEqualTo("STALE");
        assertThat(form.field("children"))
                .containsEntry("required", true)
                .containsEntry("fresherThan", "P1Y")
                .containsEntry("pattern", "[0-9]")
                .containsEntry("asked", true);
        assertThat(form.field("nationalId")).as("it names the subject").containsEntry("mayAnswer", false);
    }

    @Test
    void what_is_reached_by_a_disputed_relation_is_in_dispute_too() {
        city.say("police", "Person", "3", LONG_AGO, "nationalId", "N3", "livesIn.addressCode", "A1");
        city.say("grid", "Person", "3", LATELY, "nationalId", "N3", "livesIn.addressCode", "A2");
        city.say("grid", "Building", "A2", LATELY, "addressCode", "A2", "address", "2 Canal Road");
        Filled form = api.open("visit", "N3");
        assertThat(form.value("livesIn.address")).isEqualTo("2 Canal Road");
        assertThat(form.state("livesIn.address")).isEqualTo("DISPUTED");
    }

    @Test
    void entities_of_a_list_have_their_place_in_the_path_and_their_id() {
        Filled form = api.open("visit", "N1");
        assertThat(form.paths())
                .endsWith(
                        "livesIn.addressCode",
                        "livesIn.address",
                        "livesIn.residents[0].name",
                        "livesIn.residents[0].gender",
                        "livesIn.residents[1].name",
                        "livesIn.residents[1].gender");
        assertThat(form.field("livesIn.residents[1].name"))
                .containsEntry("value", "李娜")
                .containsEntry("item", city.id("Person", "nationalId", "N2"))
                .containsEntry("id", city.id("Person", "nationalId", "N2"));
        assertThat(form.field("livesIn.address")).containsEntry("item", null);
    }

    @Test
    void a_person_nobody_knows_has_a_form_too() {
        Filled form = api.open("visit", "N9");
        assertThat(form.form()).containsEntry("id", null);
        assertThat(form.paths())
                .containsExactly(
                        "nationalId",
                        "name",
                        "gender",
                        "birthDate",
                        "children",
                        "pension",
                        "alive",
                        "livesIn.addressCode",
                        "livesIn.address");
        assertThat(form.fields()).allSatisfy(field -> assertThat(field)
                .containsEntry("state", "MISSING")
                .containsEntry("value", null)
                .containsEntry("provenance", null)
                .containsEntry("mayAnswer", !field.get("path").equals("nationalId")));
    }

    @Test
    void a_form_is_one_statement() {
        api.open("visit", "N1");
        long before = api.engine().statements();
        api.open("visit", "N2");
        assertThat(api.engine().statements() - before).isEqualTo(1);
    }

    @Test
    void a_subject_that_does_not_fit_is_refused_with_what_would() {
        assertThat(FormCity.faults(api.form("visit", Map.of("nationlId", "N1"))))
                .containsExactly("HEYI-7031 subject");
        assertThat(FormCity.faults(api.form("visit", Map.of()))).containsExactly("HEYI-7031 subject");
        assertThat(FormCity.faults(api.form("visit", "N1"))).containsExactly("HEYI-7031 subject");
        assertThat(FormCity.faults(api.form("visit", Map.of("nationalId", List.of("N1", "N2")))))
                .containsExactly("HEYI-7031 subject");
        assertThat(FormCity.faults(api.form("visit", Map.of("nationalId", "  "))))
                .containsExactly("HEYI-7032 subject.nationalId");
        assertThat(FormCity.faults(api.form("visit", Map.of("nationalId", "9".repeat(1_901)))))
                .containsExactly("HEYI-7032 subject.nationalId");
        assertThat(FormCity.faults(api.form("vist", Map.of("nationalId", "N1"))))
                .containsExactly("HEYI-7030 form");
    }

    @Test
    void one_operation_opens_no_more_than_fifty_forms() {
        StringBuilder query = new StringBuilder("{");
        for (int i = 0; i < 51; i++) {
            query.append(" f").append(i).append(": form(code: \"visit\", subject: {nationalId: \"N1\"}) { id }");
        }
        assertThat(FormCity.faults(api.ask(query + " }", Map.of()))).containsExactly("HEYI-7033 operation");
    }
}
