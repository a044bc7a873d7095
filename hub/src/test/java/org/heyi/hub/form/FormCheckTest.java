package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.heyi.hub.form.FormCity.Api;
import org.heyi.hub.report.document.Reports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is held of a small city whose police know four people, two of them lately, and whose insurance knows one. */
class FormCheckTest {
    private static final OffsetDateTime LATELY = OffsetDateTime.now().minusMonths(2);
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.now().minusYears(4);
    private static final String CHECK = """
            query($file: String!, $text: String!, $subject: String) {
              checkForm(file: $file, text: $text, subject: $subject) {
                faults { code place message messageZh } subject held toAsk reAsked
                questions { label labelZh field { type field } path suggested similarity departments authority
                  completeness freshness fresherThan held reAsked }
                overlaps { form { code } fields { type field } share shareOfForm }
              }
            }
            """;
    private static Api api;

    @BeforeAll
    static void a_city() {
        FormCity city = new FormCity();
        for (int i = 1; i <= 4; i++) {
            OffsetDateTime said = i <= 2 ? LATELY : LONG_AGO;
            city.say(
                    "police",
                    "Person",
                    "p" + i,
                    said,
                    "nationalId",
                    "N" + i,
                    "name",
                    "张" + i,
                    "gender",
                    "MALE",
                    "livesIn.addressCode",
                    "B1");
        }
        city.say("insurance", "Person", "i1", LATELY, "nationalId", "N1", "name", "章1", "insuranceNumber", "I1");
        city.say("police", "Building", "b1", LATELY, "addressCode", "B1", "address", "人民路1号");
        city.say("collected", "Person", "N1|children", LATELY, "nationalId", "N1", "children", 2L);
        api = city.with(TestForms.read(Map.of("visit", form("name gender livesIn { address }"))), Reports.NONE);
    }

    private static String form(String fields) {
        return "query V($n: ID!) @form(subject: \"person\") { person(by: {nationalId: $n}) { " + fields + " } }";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> check(String file, String text, String subject) {
        Map<String, Object> variables = new HashMap<>(Map.of("file", file, "text", text));
        if (subject != null) {
            variables.put("subject", subject);
        }
        ExecutionResult result = api.ask(CHECK, variables);
        assertThat(result.getErrors()).isEmpty();
        return (Map<String, Object>) ((Map<String, Object>) result.getData()).get("checkForm");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> question(Map<String, Object> checked, String label) {
        return ((List<Map<String, Object>>) checked.get("questions"))
                .stream()
                        .filter(q -> q.get("labelZh").equals(label))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> faults(Map<String, Object> checked) {
        return ((List<?>) checked.get("faults"))
                .stream().map(fault -> (String) ((Map<?, ?>) fault).get("code")).toList();
    }

    @Test
    void a_form_in_the_schemas_fields_shows_who_holds_what_and_asks_nobody_again() {
        Map<String, Object> checked =
                check("new.graphql", form("name @ask(required: true) pension livesIn { address }"), null);
        assertThat(checked).containsEntry("held", 2).containsEntry("toAsk", 1).containsEntry("reAsked", 0);
        assertThat(question(checked, "姓名"))
                .containsEntry("departments", List.of("police", "social-security"))
                .containsEntry("authority", List.of("police"))
                .containsEntry("completeness", 1.0)
                .containsEntry("freshness", 0.5)
                .containsEntry("fresherThan", "P1Y")
                .containsEntry("held", true)
                .containsEntry("suggested", false);
        assertThat(question(checked, "月养老金（分）")).containsEntry("held", false).containsEntry("completeness", 0.0);
        assertThat(question(checked, "地址")).containsEntry("path", "livesIn.address");
    }

    @Test
    void what_must_be_fresh_is_held_when_half_of_it_is() {
        Map<String, Object> fresh = check("new.graphql", form("name @ask(fresherThan: \"P6M\")"), null);
        assertThat(question(fresh, "姓名")).containsEntry("freshness", 0.5).containsEntry("held", true);
        Map<String, Object> fresher = check("new.graphql", form("name @ask(fresherThan: \"P1M\")"), null);
        assertThat(question(fresher, "姓名")).containsEntry("freshness", 0.0).containsEntry("held", false);
        Map<String, Object> old = check("new.graphql", form("name @ask(fresherThan: \"P10Y\")"), null);
        assertThat(question(old, "姓名")).containsEntry("freshness", 1.0);
    }

    @Test
    void a_question_in_words_of_its_own_is_re_asked_when_its_field_is_held() {
        Map<String, Object> checked = check(
                "new.graphql",
                form("fullName @ask(label: \"您的姓名（必填） · Your full name\") nickname @ask(label: \"绰号\") children"),
                null);
        assertThat(checked).containsEntry("reAsked", 1);
        assertThat(question(checked, "您的姓名（必填）"))
                .containsEntry("field", Map.of("type", "Person", "field", "name"))
                .containsEntry("path", "name")
                .containsEntry("suggested", true)
                .containsEntry("similarity", 1.0)
                .containsEntry("reAsked", true);
        assertThat(question(checked, "绰号")).containsEntry("field", null).containsEntry("held", false);
    }

    @Test
    void what_only_a_few_answered_in_forms_is_not_held_yet() {
        Map<String, Object> checked = check("new.graphql", form("children"), null);
        assertThat(question(checked, "未成年子女数"))
                .containsEntry("completeness", 0.25)
                .containsEntry("held", false);
    }

    @Test
    void a_paper_forms_questions_are_understood_and_its_subject_found_out() {
        Map<String, Object> checked =
                check("paper.txt", "\uFEFF1. 姓名：\n\n2. 身份证号\n3. 居住地址\n4. 宗教信仰\n出生日期 · Date of birth\n", null);
        assertThat(checked)
                .containsEntry("subject", "person")
                .containsEntry("reAsked", 3)
                .containsEntry("toAsk", 2);
        assertThat(question(checked, "3. 居住地址")).containsEntry("path", "livesIn.address");
        assertThat(question(checked, "出生日期 · Date of birth")).containsEntry("path", "birthDate");
        assertThat((List<?>) check("paper.csv", "姓名,性别,出生日期\n", "person").get("questions"))
                .hasSize(3);
        assertThat((List<?>) check("paper.csv", "姓名,必填\n性别,选填\n", null).get("questions"))
                .hasSize(2);
    }

    @Test
    void forms_that_ask_the_same_are_listed_but_not_the_form_itself() {
        Map<String, Object> checked = check("new.graphql", form("name pension"), null);
        assertThat((List<?>) checked.get("overlaps")).singleElement().satisfies(overlap -> assertThat(
                        ((Map<?, ?>) overlap).toString())
                .contains("visit", "share=0.5", "shareOfForm=0.333"));
        assertThat((List<?>) check("visit.graphql", form("name"), null).get("overlaps"))
                .isEmpty();
    }

    @Test
    void a_wrong_file_is_told_with_the_place() {
        assertThat(faults(check("new.graphql", form("shoeSize"), null))).containsExactly("HEYI-7009");
        assertThat(faults(check("new.graphql", "query {", null))).containsExactly("HEYI-7001");
        assertThat(faults(check("new.docx", "姓名", null))).containsExactly("HEYI-8101");
        assertThat(faults(check("new.txt", "姓名\n".repeat(400), null))).containsExactly("HEYI-8102");
        assertThat(faults(check("new.txt", "x".repeat(200_000), null))).containsExactly("HEYI-8102");
        assertThat(faults(check("new.txt", " \n\n", null))).containsExactly("HEYI-8103");
        assertThat(faults(check("new.txt", "姓名", "persn"))).containsExactly("HEYI-8104");
        assertThat(faults(check("new.csv", "\"a\"b,c\n", null))).containsExactly("HEYI-8105");
        assertThat(FormCity.faults(api.ask("{ formOverlaps(minShare: 2) { cover { fields } } }", Map.of())))
                .containsExactly("HEYI-8106 formOverlaps");
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_catalogue_says_who_holds_a_field_how_good_it_is_and_who_uses_it() {
        ExecutionResult result = api.ask("""
                { dataCatalog { countedAt types { name labelZh entities
                    holdings { source department records fields }
                    fields { name label type identifier departments withValue completeness freshness disputed onlyAnswered
                      forms reports } } } }
                """, Map.of());
        assertThat(result.getErrors()).isEmpty();
        Map<String, Object> catalog = (Map<String, Object>) ((Map<String, Object>) result.getData()).get("dataCatalog");
        assertThat(OffsetDateTime.parse((String) catalog.get("countedAt")))
                .isBetween(
                        OffsetDateTime.now().minusMinutes(2),
                        OffsetDateTime.now().plusSeconds(1));
        Map<String, Object> person = ((List<Map<String, Object>>) catalog.get("types")).get(0);
        assertThat(person).containsEntry("name", "Person").containsEntry("entities", 4L);
        assertThat(((List<Map<String, Object>>) person.get("holdings"))
                        .stream()
                                .map(h -> h.get("source") + " " + h.get("department") + " " + h.get("records"))
                                .toList())
                .containsExactly("collected t 1", "insurance social-security 1", "police police 4");
        Map<Object, Map<String, Object>> fields = ((List<Map<String, Object>>) person.get("fields"))
                .stream().collect(Collectors.toMap(field -> field.get("name"), field -> field));
        assertThat(fields.get("name"))
                .containsEntry("withValue", 4L)
                .containsEntry("freshness", 0.5)
                .containsEntry("disputed", 1L)
                .containsEntry("forms", List.of("visit"))
                .containsEntry("reports", List.of());
        assertThat(fields.get("children")).containsEntry("onlyAnswered", true).containsEntry("completeness", 0.25);
        assertThat(fields.get("livesIn")).containsEntry("type", "Building").containsEntry("completeness", 1.0);
        assertThat(fields.get("pension")).containsEntry("completeness", 0.0).containsEntry("freshness", null);
    }
}
