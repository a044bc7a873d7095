package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.graph.Corrections;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that contradicts the department whose word counts. Each test has a person of its own. */
class CorrectionTest {
    private static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    private static final Ontology ONTOLOGY = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      insuranceNumber: ID @identifier
                      "Full name. 姓名"
                      name: String @authority(departments: ["social-security", "police"])
                      "Day of birth. 出生日期"
                      birthDate: Date @authority(departments: ["police", "social-security"])
                      phone: String
                      "Where the person lives. 居住地"
                      livesIn: Building @relation(type: "LIVES_IN") @authority(departments: ["police"])
                    }
                    type Building @entity(plural: "buildings") {
                      addressCode: ID @identifier
                      doorPlate: ID @identifier
                      address: String
                    }
                    """), Set.of("police", "social-security", "grid"))
            .orThrow();
    private static final Forms FORMS = TestForms.read(ONTOLOGY, Map.of("grid", Map.of("visit", """
            query Visit($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) {
                name
                birthDate @ask(fresherThan: "P30Y")
                insuranceNumber
                phone
                livesIn { addressCode address }
              }
            }
            """, "insured", """
            query Insured($insuranceNumber: ID!) @form(subject: "person") {
              person(by: {insuranceNumber: $insuranceNumber}) { name birthDate }
            }
            """)));
    private static final String CORRECTION = """
            id state type entity identifierField identifier field label labelZh oldValue newValue evidence reporter askedBy form
            answeredAt openedAt owner row { source table key } due overdue decider reason closedAt
            """;
    private static FormCity city;
    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity(ONTOLOGY);
        api = city.with(FORMS);
    }

    private static void police(String nationalId, Object... columns) {
        police(LATELY, nationalId, columns);
    }

    private static void police(OffsetDateTime updatedAt, String nationalId, Object... columns) {
        List<Object> all = new ArrayList<>(List.of("nationalId", nationalId));
        all.addAll(Arrays.asList(columns));
        city.say("police", "Person", nationalId, updatedAt, all.toArray());
    }

    private static Map<String, Object> sent(String department, String nationalId, String path, Object value) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", "visit");
        variables.put("subject", Map.of("nationalId", nationalId));
        variables.put("answers", List.of(Map.of("path", path, "value", value)));
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version("visit"));
        variables.put("reporter", "worker of " + department);
        variables.put("department", department);
        return variables;
    }

    private static Filled answer(String department, String nationalId, String path, Object value) {
        return Filled.of(api.submit(sent(department, nationalId, path, value)), "submitForm");
    }

    private static List<Map<String, Object>> corrections(String nationalId) {
        return corrections(api, "").stream()
                .filter(correction -> correction.get("identifier").equals(nationalId))
                .toList();
    }

    private static List<Map<String, Object>> corrections(FormCity.Api asked, String arguments) {
        Map<String, Object> data = data(
                asked.ask("{ corrections(first: 200 " + arguments + ") { nodes { " + CORRECTION + " } } }", Map.of()));
        return list(((Map<?, ?>) data.get("corrections")).get("nodes"));
    }

    private static Map<String, Object> data(ExecutionResult result) {
        assertThat(result.getErrors()).isEmpty();
        return result.getData();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object answered) {
        return (List<Map<String, Object>>) answered;
    }

    private static Map<String, Object> only(String nationalId) {
        List<Map<String, Object>> found = corrections(nationalId);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Object> states(String nationalId) {
        return corrections(nationalId).stream()
                .map(correction -> correction.get("state"))
                .toList();
    }

    private static ExecutionResult decide(Object id, String decision, String reason) {
        return api.ask(
                "mutation($id: ID!, $reason: String) { decideCorrection(id: $id, decision: " + decision
                        + ", reason: $reason, decider: \"desk 3\") { " + CORRECTION + " } }",
                reason == null ? Map.of("id", id) : Map.of("id", id, "reason", reason));
    }

    /** Records of the hub's own source about a person. */
    private static long answers(String nationalId) {
        return (Long) city.one("MATCH (r:Record)-[:OF]->(:Person {nationalId: '" + nationalId
                + "'}) WHERE r._key STARTS WITH 'collected/' RETURN count(r)");
    }

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
    void the_owners_row_put_right_closes_the_correction_and_nothing_is_left_of_the_dispute() {
        police("C2", "birthDate", LocalDate.of(1990, 5, 6), "phone", "+8613900000002");
        answer("grid", "C2", "birthDate", "1990-06-05");
        police("C2", "birthDate", LocalDate.of(1990, 5, 6), "phone", "+8613900000003");
        assertThat(states("C2")).as("another column was changed").containsExactly("OPEN");

        police("C2", "birthDate", LocalDate.of(1990, 6, 5));

        assertThat(only("C2")).containsEntry("state", "ACCEPTED").containsEntry("decider", null);
        assertThat(only("C2").get("closedAt")).isNotNull();
        assertThat(api.open("visit", "C2").state("birthDate")).isEqualTo("KNOWN");
        assertThat(answers("C2")).isZero();
        police("C2", "birthDate", LocalDate.of(1991, 1, 1));
        assertThat(api.open("visit", "C2").state("birthDate"))
                .as("the owner may change its mind")
                .isEqualTo("KNOWN");
    }

    @Test
    void a_correction_waits_for_a_row_that_is_away() {
        police("C3", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C3", "birthDate", "1990-06-05");
        city.unsay("police", "Person", "C3");
        assertThat(states("C3")).containsExactly("OPEN");
        police("C3", "birthDate", LocalDate.of(1990, 6, 5));
        assertThat(states("C3")).containsExactly("ACCEPTED");
    }

    @Test
    void what_is_accepted_is_the_owners_word_until_its_row_says_something_itself() {
        police("C4", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C4", "birthDate", "1990-06-05");

        Map<String, Object> decided = list(List.of(
                        data(decide(only("C4").get("id"), "ACCEPT", null)).get("decideCorrection")))
                .get(0);

        assertThat(decided).containsEntry("state", "ACCEPTED").containsEntry("decider", "desk 3");
        Filled form = api.open("visit", "C4");
        assertThat(form.value("birthDate")).isEqualTo("1990-06-05");
        assertThat(((Map<?, ?>) form.field("birthDate").get("provenance")).get("department"))
                .isEqualTo("police");
        police(
                OffsetDateTime.now(ZoneOffset.UTC).plusDays(1),
                "C4",
                "birthDate",
                LocalDate.of(1990, 5, 6),
                "phone",
                "+8613900000004");
        assertThat(api.open("visit", "C4").value("birthDate"))
                .as("the row was changed, but not in this")
                .isEqualTo("1990-06-05");
        assertThat(answers("C4")).isEqualTo(1);

        police("C4", "birthDate", LocalDate.of(1990, 6, 5));

        assertThat(answers("C4")).isZero();
        assertThat(api.open("visit", "C4").state("birthDate")).isEqualTo("KNOWN");
    }

    @Test
    void a_row_that_says_a_third_thing_after_the_decision_counts() {
        police("C5", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C5", "birthDate", "1990-06-05");
        decide(only("C5").get("id"), "ACCEPT", "seen");
        police("C5", "birthDate", LocalDate.of(1990, 7, 7));
        assertThat(api.open("visit", "C5").value("birthDate")).isEqualTo("1990-07-07");
        assertThat(api.open("visit", "C5").state("birthDate")).isEqualTo("KNOWN");
        assertThat(answers("C5")).isZero();
    }

    @Test
    void an_accepted_value_can_be_corrected_again_before_the_row_is() {
        police("C6", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C6", "birthDate", "1990-06-05");
        decide(only("C6").get("id"), "ACCEPT", null);
        answer("grid", "C6", "birthDate", "1990-06-06");
        Map<String, Object> second = corrections("C6").get(1);
        assertThat(second).containsEntry("oldValue", "1990-06-05").containsEntry("row", null);

        decide(second.get("id"), "ACCEPT", null);

        assertThat(api.open("visit", "C6").value("birthDate")).isEqualTo("1990-06-06");
        assertThat(answers("C6")).isEqualTo(1);
        police("C6", "birthDate", LocalDate.of(1990, 6, 6));
        assertThat(answers("C6")).isZero();
    }

    @Test
    void a_rejection_takes_the_answer_back_and_says_why() {
        police("C7", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C7", "birthDate", "1990-06-05");
        Object id = only("C7").get("id");
        assertThat(FormCity.faults(decide(id, "REJECT", null))).containsExactly("HEYI-7064 reason");
        assertThat(FormCity.faults(decide(id, "REJECT", " "))).containsExactly("HEYI-7050 reason");

        data(decide(id, "REJECT", "the certificate is another person's"));
        data(decide(id, "REJECT", "once more"));

        assertThat(only("C7"))
                .containsEntry("state", "REJECTED")
                .containsEntry("reason", "the certificate is another person's");
        assertThat(answers("C7")).isZero();
        assertThat(api.open("visit", "C7").state("birthDate")).isEqualTo("KNOWN");
        assertThat(FormCity.faults(decide(id, "ACCEPT", null))).containsExactly("HEYI-7063 id");
        assertThat(FormCity.faults(decide("987654321", "ACCEPT", null))).containsExactly("HEYI-7062 id");
        assertThat(FormCity.faults(decide("x", "ACCEPT", null))).containsExactly("HEYI-7062 id");
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
    void a_department_that_answers_as_the_owner_does_withdraws_its_correction() {
        police("C9", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C9", "birthDate", "1990-06-05");
        assertThat(answer("grid", "C9", "birthDate", "1990-05-06").state("birthDate"))
                .isEqualTo("KNOWN");
        assertThat(states("C9")).containsExactly("WITHDRAWN");
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
    void what_is_not_decided_in_time_is_overdue_and_expires_long_after() {
        police("C17", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C17", "birthDate", "1990-06-05");
        Clock dueDay = Clock.offset(Clock.systemUTC(), Duration.ofDays(10));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(11));
        Clock muchLater = Clock.offset(Clock.systemUTC(), Duration.ofDays(42));
        String overdue = "overdue: true, department: \"police\"";
        assertThat(corrections(city.with(FORMS, dueDay), overdue)).isEmpty();
        FormCity.Api then = city.with(FORMS, later);
        assertThat(corrections(then, overdue)).anySatisfy(correction -> assertThat(correction)
                .containsEntry("identifier", "C17")
                .containsEntry("overdue", true));
        assertThat(corrections(then, "overdue: false, state: OPEN")).isEmpty();
        Map<String, Object> waiting = data(then.ask("{ correctionsWaiting { department open overdue } }", Map.of()));
        assertThat(list(waiting.get("correctionsWaiting")))
                .filteredOn(entry -> entry.get("department").equals("police"))
                .allSatisfy(entry -> assertThat((Integer) entry.get("overdue")).isPositive());
        new Corrections(city.sink(), later).expire();
        assertThat(states("C17")).containsExactly("OPEN");

        new Corrections(city.sink(), muchLater).expire();

        assertThat(states("C17")).containsExactly("EXPIRED");
        assertThat(answers("C17")).isZero();
        assertThat(api.open("visit", "C17").state("birthDate")).isEqualTo("KNOWN");
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
