package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.hub.form.FormCity.Filled;
import org.junit.jupiter.api.Test;

/** Which answers become corrections, and which stays with whom. */
class CorrectionTest extends CorrectionCity {
    @Test
    void an_answer_that_contradicts_the_owner_becomes_a_correction_and_the_owners_value_stays() {
        police("C1", "birthDate", LocalDate.of(1990, 5, 6));
        Map<String, Object> sent = sent("grid", "C1", "birthDate", "1990-06-05");
        sent.put(
                "answers",
                List.of(Map.of("path", "birthDate", "value", "1990-06-05", "evidence", " birth certificate, no. 17 ")));
        sent.put("answeredAt", LATELY.toString());

        Filled form = Filled.of(api.submit(sent), "submitForm");
        api.submit(sent);

        assertThat(form.value("birthDate")).isEqualTo("1990-05-06");
        assertThat(form.state("birthDate")).isEqualTo("DISPUTED");
        assertThat(only("C1"))
                .containsEntry("state", "OPEN")
                .containsEntry("type", "Person")
                .containsEntry("entity", city.id("Person", "nationalId", "C1"))
                .containsEntry("identifierField", "nationalId")
                .containsEntry("field", "birthDate")
                .containsEntry("label", "Day of birth")
                .containsEntry("labelZh", "出生日期")
                .containsEntry("oldValue", "1990-05-06")
                .containsEntry("newValue", "1990-06-05")
                .containsEntry("evidence", "birth certificate, no. 17")
                .containsEntry("reporter", "worker of grid")
                .containsEntry("askedBy", "grid")
                .containsEntry("form", "visit")
                .containsEntry("answeredAt", LATELY.toString())
                .containsEntry("owner", "police")
                .containsEntry("row", Map.of("source", "police", "table", "t", "key", "C1"))
                .containsEntry("due", LocalDate.now(ZoneOffset.UTC).plusDays(10).toString())
                .containsEntry("overdue", false)
                .containsEntry("closedAt", null);
    }

    @Test
    void the_second_correction_of_a_department_replaces_its_first_and_two_departments_have_one_each() {
        police("C8", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C8", "birthDate", "1990-06-05");
        answer("grid", "C8", "birthDate", "1990-06-05");
        assertThat(states("C8")).as("the same once more").containsExactly("OPEN");
        answer("grid", "C8", "birthDate", "1990-06-06");
        answer("social-security", "C8", "birthDate", "1990-06-06");
        assertThat(states("C8")).containsExactly("WITHDRAWN", "OPEN", "OPEN");
        assertThat(corrections(api, "askedBy: \"social-security\""))
                .anySatisfy(correction -> assertThat(correction).containsEntry("identifier", "C8"))
                .allSatisfy(correction -> assertThat(correction).containsEntry("askedBy", "social-security"));

        decide(corrections("C8").get(2).get("id"), "ACCEPT", null);

        assertThat(states("C8")).as("both said so").containsExactly("WITHDRAWN", "ACCEPTED", "ACCEPTED");
    }

    @Test
    void an_answer_that_comes_late_does_not_replace_one_given_after_it() {
        police("C19", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C19", "birthDate", "1990-06-05");
        Map<String, Object> late = sent("grid", "C19", "birthDate", "1990-06-06");
        late.put("answeredAt", LATELY.toString());
        Filled.of(api.submit(late), "submitForm");
        assertThat(only("C19")).containsEntry("state", "OPEN").containsEntry("newValue", "1990-06-05");
    }

    @Test
    void a_value_that_is_too_old_is_its_owners_still() {
        police(LATELY.minusYears(40), "C20", "birthDate", LocalDate.of(1990, 5, 6));
        assertThat(api.open("visit", "C20").state("birthDate")).isEqualTo("STALE");
        answer("grid", "C20", "birthDate", "1990-06-05");
        assertThat(states("C20")).containsExactly("OPEN");
    }

    @Test
    void a_correction_stays_with_its_person_when_entities_merge_and_part() {
        city.say("insurance", "Person", "10", LATELY, "insuranceNumber", "I10", "birthDate", LocalDate.of(1990, 1, 1));
        Map<String, Object> sent = sent("grid", "", "birthDate", "1990-06-05");
        sent.put("code", "insured");
        sent.put("version", api.version("insured"));
        sent.put("subject", Map.of("insuranceNumber", "I10"));
        Filled.of(api.submit(sent), "submitForm");
        assertThat(only("I10")).containsEntry("owner", "social-security");

        police("C10", "insuranceNumber", "I10");
        assertThat(only("I10"))
                .containsEntry("state", "OPEN")
                .containsEntry("entity", city.id("Person", "nationalId", "C10"));
        city.unsay("police", "Person", "C10");
        city.say("insurance", "Person", "10", LATELY, "insuranceNumber", "I10", "birthDate", LocalDate.of(1990, 6, 5));

        assertThat(only("I10"))
                .containsEntry("state", "ACCEPTED")
                .containsEntry("entity", city.id("Person", "insuranceNumber", "I10"));
    }

    @Test
    void the_second_correction_replaces_the_first_under_whatever_identifier_it_names_the_person() {
        police("C11", "insuranceNumber", "I11", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C11", "birthDate", "1990-06-05");
        Map<String, Object> sent = sent("grid", "", "birthDate", "1990-06-06");
        sent.put("code", "insured");
        sent.put("version", api.version("insured"));
        sent.put("subject", Map.of("insuranceNumber", "I11"));
        Filled.of(api.submit(sent), "submitForm");
        assertThat(states("C11")).containsExactly("WITHDRAWN");
        assertThat(states("I11")).containsExactly("OPEN");
        assertThat(answers("C11")).isEqualTo(1);
    }

    @Test
    void a_relation_is_corrected_by_the_identifier_of_what_it_leads_to() {
        city.say("police", "Building", "old", LATELY, "addressCode", "B12");
        city.say("police", "Building", "new", LATELY, "addressCode", "B12new", "doorPlate", "D12");
        police("C12", "livesIn.addressCode", "B12");
        assertThat(api.open("visit", "C12").field("livesIn.addressCode"))
                .containsEntry("answerBecomes", "CORRECTION")
                .containsEntry("owner", "police");

        Filled form = answer("grid", "C12", "livesIn.addressCode", "B12new");

        assertThat(form.value("livesIn.addressCode")).isEqualTo("B12");
        assertThat(form.state("livesIn.addressCode")).isEqualTo("DISPUTED");
        assertThat(only("C12"))
                .containsEntry("field", "livesIn.addressCode")
                .containsEntry("labelZh", "居住地")
                .containsEntry("oldValue", "B12")
                .containsEntry("newValue", "B12new");
        police("C12", "livesIn.doorPlate", "D12");
        assertThat(states("C12")).as("the row names the same building").containsExactly("ACCEPTED");
    }

    @Test
    void an_answer_is_only_news_where_nobody_owns_the_value_or_the_owner_itself_answers() {
        police("C13", "birthDate", LocalDate.of(1990, 5, 6), "phone", "+8613900000001", "name", "张伟");
        answer("grid", "C13", "phone", "+8613900000002");
        answer("police", "C13", "birthDate", "1990-06-05");
        Filled form = answer("social-security", "C13", "name", "张玮");
        assertThat(form.value("name"))
                .as("social security comes before the police here")
                .isEqualTo("张玮");
        assertThat(corrections("C13")).isEmpty();
    }

    @Test
    void a_form_says_what_an_answer_becomes_for_whom_it_is_answered() {
        police("C14", "birthDate", LocalDate.of(1990, 5, 6), "phone", "+8613900000001", "insuranceNumber", "I14");
        Filled form = api.open("visit", "C14");
        assertThat(form.field("birthDate"))
                .containsEntry("mayAnswer", true)
                .containsEntry("answerBecomes", "CORRECTION")
                .containsEntry("owner", "police");
        assertThat(form.field("phone")).containsEntry("answerBecomes", "VALUE").containsEntry("owner", null);
        assertThat(form.field("name")).as("nobody says it").containsEntry("answerBecomes", "VALUE");
        Map<String, Object> asPolice = data(api.ask("""
                { form(code: "visit", subject: {nationalId: "C14"}, department: "police") { fields { path answerBecomes } } }
                """, Map.of()));
        assertThat(list(((Map<?, ?>) asPolice.get("form")).get("fields")))
                .contains(Map.of("path", "birthDate", "answerBecomes", "VALUE"));
    }

    @Test
    void a_known_identifier_is_not_answered_otherwise_since_that_would_make_one_of_two_people() {
        police("C15", "insuranceNumber", "I15");
        assertThat(api.open("visit", "C15").field("insuranceNumber"))
                .containsEntry("mayAnswer", false)
                .containsEntry("answerBecomes", null);
        assertThat(FormCity.faults(api.submit(sent("grid", "C15", "insuranceNumber", "I15b"))))
                .containsExactly("HEYI-7060 insuranceNumber");
        assertThat(answer("grid", "C15", "insuranceNumber", "I15").state("insuranceNumber"))
                .as("the same may be answered")
                .isEqualTo("KNOWN");
    }

    @Test
    void evidence_that_is_too_long_is_refused_with_its_path() {
        Map<String, Object> sent = sent("grid", "C16", "birthDate", "1990-06-05");
        sent.put("answers", List.of(Map.of("path", "birthDate", "value", "1990-06-05", "evidence", "x".repeat(1_001))));
        assertThat(FormCity.faults(api.submit(sent))).containsExactly("HEYI-7061 birthDate");
    }

    @Test
    void corrections_come_page_by_page_oldest_first() {
        for (String person : List.of("C18a", "C18b", "C18c")) {
            police(person, "birthDate", LocalDate.of(1990, 5, 6));
            answer("grid", person, "birthDate", "1990-06-05");
        }
        List<Object> paged = new ArrayList<>();
        Object after = null;
        do {
            Map<String, Object> data = data(api.ask(
                    "query($after: String) { corrections(department: \"police\", state: OPEN, first: 2, after: $after)"
                            + " { nodes { id identifier } pageInfo { hasNextPage endCursor } } }",
                    after == null ? Map.of() : Map.of("after", after)));
            Map<?, ?> page = (Map<?, ?>) data.get("corrections");
            assertThat(list(page.get("nodes"))).hasSizeLessThanOrEqualTo(2);
            list(page.get("nodes")).forEach(node -> paged.add(node.get("identifier")));
            Map<?, ?> info = (Map<?, ?>) page.get("pageInfo");
            after = Boolean.TRUE.equals(info.get("hasNextPage")) ? info.get("endCursor") : null;
        } while (after != null);
        assertThat(paged).containsSubsequence("C18a", "C18b", "C18c").doesNotHaveDuplicates();

        assertThat(FormCity.faults(api.ask("{ corrections(first: 201) { nodes { id } } }", Map.of())))
                .containsExactly("HEYI-5008 first");
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 51; i++) {
            many.append(" c").append(i).append(": corrections(first: 1) { nodes { id } }");
        }
        assertThat(FormCity.faults(api.ask(many + " }", Map.of()))).containsExactly("HEYI-7065 operation");
        assertThat(FormCity.faults(api.ask("{ corrections(after: \"x\") { nodes { id } } }", Map.of())))
                .containsExactly("HEYI-5010 after");
        assertThat(FormCity.faults(api.ask("{ corrections(department: \"polise\") { nodes { id } } }", Map.of())))
                .containsExactly("HEYI-7051 department");
    }
}
