package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.heyi.hub.form.FormCity.Filled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of answers. Each test has a person of its own. */
class SubmitFormTest {
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2015, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    private static final String VISIT = """
            query Visit($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) {
                nationalId
                name
                gender
                birthDate
                children @ask(fresherThan: "P1Y", pattern: "[0-9]")
                height
                livesIn { addressCode address storeys residents(first: 10, orderBy: [{name: ASC}]) { nodes { name height } } }
              }
            }
            """;
    private static final String CARE = """
            query Care($nationalId: ID!) @form(subject: "person") {
              person(by: {nationalId: $nationalId}) { name children @ask(required: true) livesIn { address } }
            }
            """;
    private static FormCity city;
    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        city = new FormCity();
        api = city.with(TestForms.read(Map.of("visit", VISIT, "care", CARE)));
    }

    private static Map<String, Object> sent(String nationalId, Object... pathsAndValues) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            answers.add(Map.of("path", pathsAndValues[i], "value", pathsAndValues[i + 1]));
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", "visit");
        variables.put("subject", Map.of("nationalId", nationalId));
        variables.put("answers", answers);
        variables.put("key", UUID.randomUUID().toString());
        variables.put("version", api.version("visit"));
        variables.put("reporter", "grid worker 7");
        variables.put("department", "grid");
        return variables;
    }

    private static Map<String, Object> with(Map<String, Object> sent, Object... more) {
        Map<String, Object> variables = new HashMap<>(sent);
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        return variables;
    }

    private static Filled submit(Map<String, Object> sent) {
        return Filled.of(api.submit(sent), "submitForm");
    }

    private static Object kept() {
        return city.one("MATCH (s:Submission) RETURN count(s)");
    }

    @Test
    void an_answer_shows_at_once_in_the_next_form_of_any_department_and_in_records() {
        city.say("police", "Person", "1", LATELY, "nationalId", "S1", "name", "张伟");
        assertThat(api.open("care", "S1").field("children")).containsEntry("asked", true);

        Filled form = submit(sent("S1", "children", 2));

        assertThat(form.field("children"))
                .containsEntry("value", 2L)
                .containsEntry("state", "KNOWN")
                .containsEntry("asked", false);
        Filled other = api.open("care", "S1");
        assertThat(other.value("children")).isEqualTo(2L);
        assertThat(((Map<?, ?>) other.field("children").get("provenance")).get("department"))
                .isEqualTo("grid");
        Map<String, Object> data = api.ask(
                        "{ person(by: {nationalId: \"S1\"}) { records { source department values { field value } } } }",
                        Map.of())
                .getData();
        assertThat(data.toString())
                .contains(
                        "{source=collected, department=grid, values=[{field=nationalId, value=S1}, {field=children, value=2}]}");
    }

    @Test
    void a_person_nobody_knew_is_known_by_the_answers() {
        assertThat(api.open("visit", "S2").form()).containsEntry("id", null);

        Filled form =
                submit(sent("S2", "name", " 王  芳 ", "gender", "FEMALE", "birthDate", "1990-05-06", "height", 1.63));

        assertThat(form.form()).containsEntry("id", city.id("Person", "nationalId", "S2"));
        assertThat(form.value("gender")).isEqualTo("FEMALE");
        assertThat(form.value("birthDate")).isEqualTo("1990-05-06");
        assertThat(form.value("height")).isEqualTo(1.63);
    }

    @Test
    void sending_the_same_again_changes_nothing_and_another_content_under_its_key_is_refused() {
        Map<String, Object> sent = sent("S3", "name", "赵敏", "children", 0);
        submit(sent);
        Object kept = kept();

        assertThat(submit(sent).value("children")).isEqualTo(0L);
        assertThat(kept()).isEqualTo(kept);
        assertThat(FormCity.faults(api.submit(
                        with(sent, "answers", sent("S3", "children", 1).get("answers")))))
                .containsExactly("HEYI-7049 key");
        assertThat(api.open("visit", "S3").value("children")).isEqualTo(0L);
    }

    @Test
    void the_same_sent_by_several_at_once_is_kept_once() throws Exception {
        Map<String, Object> sent = sent("S18", "name", "孙立", "children", 2);
        Object kept = kept();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Future<Filled>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(senders.submit(() -> submit(sent)));
            }
            for (Future<Filled> one : all) {
                assertThat(one.get().value("children")).isEqualTo(2L);
            }
        } finally {
            senders.shutdown();
        }
        assertThat(kept()).isEqualTo((Long) kept + 1);
    }

    @Test
    void a_form_about_an_id_takes_answers_about_whom_somebody_knows() {
        FormCity.Api byId = city.with(TestForms.read(Map.of("known", """
                query Known($id: ID!) @form(subject: "person") { person(by: {id: $id}) { nationalId insuranceNumber name } }
                """)));
        city.say("police", "Person", "19", LONG_AGO, "nationalId", "S19", "name", "郑一");
        String id = city.id("Person", "nationalId", "S19");
        Map<String, Object> sent =
                with(sent("", "insuranceNumber", "I19"), "code", "known", "version", byId.version("known"));

        Filled form = Filled.of(byId.submit(with(sent, "subject", Map.of("id", id))), "submitForm");

        assertThat(form.value("insuranceNumber")).isEqualTo("I19");
        assertThat(form.form()).containsEntry("id", id);
        assertThat(form.field("nationalId")).as("it names the person").containsEntry("mayAnswer", false);
        assertThat(FormCity.faults(byId.submit(with(sent, "subject", Map.of("id", "nobody"), "key", "k19"))))
                .containsExactly("HEYI-7041 insuranceNumber");
    }

    @Test
    void all_faults_come_at_once_with_their_paths_and_nothing_is_kept() {
        Object kept = kept();
        ExecutionResult result = api.submit(sent(
                "S4",
                "name",
                "钱多",
                "children",
                "two",
                "gender",
                "UNKNOWN",
                "birthDate",
                "1990-02-31",
                "height",
                "tall",
                "nationalId",
                "S5",
                "age",
                7,
                "livesIn.address",
                "x".repeat(1_901)));
        assertThat(FormCity.faults(result))
                .containsExactlyInAnyOrder(
                        "HEYI-7042 children",
                        "HEYI-7042 gender",
                        "HEYI-7042 birthDate",
                        "HEYI-7042 height",
                        "HEYI-7041 nationalId",
                        "HEYI-7040 age",
                        "HEYI-7043 livesIn.address");
        assertThat(result.getErrors().get(0).getMessage()).contains("children");
        assertThat(FormCity.faults(api.submit(sent("S4", "children", 12)))).containsExactly("HEYI-7044 children");
        assertThat(FormCity.faults(api.submit(sent("S4", "name", "一", "name", "二"))))
                .containsExactly("HEYI-7045 name");
        assertThat(FormCity.faults(
                        api.submit(with(sent("S4", "name", "一"), "code", "care", "version", api.version("care")))))
                .containsExactly("HEYI-7046 children");
        assertThat(api.open("visit", "S4").form()).containsEntry("id", null);
        assertThat(kept()).isEqualTo(kept);
    }

    @Test
    void what_comes_with_the_answers_is_checked_too() {
        Map<String, Object> sent = sent("S6", "children", 1);
        assertThat(FormCity.faults(
                        api.submit(with(sent, "department", "polise", "key", " ", "reporter", "x".repeat(101)))))
                .containsExactlyInAnyOrder("HEYI-7051 department", "HEYI-7050 key", "HEYI-7050 reporter");
        assertThat(FormCity.faults(api.submit(with(
                        sent,
                        "answeredAt",
                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).toString()))))
                .containsExactly("HEYI-7052 answeredAt");
        List<Map<String, Object>> many = Collections.nCopies(100_000, Map.of("path", "children", "value", 1));
        assertThat(FormCity.faults(api.submit(with(sent, "answers", many)))).containsExactly("HEYI-7048 answers");
        assertThat(api.open("visit", "S6").form()).containsEntry("id", null);
    }

    @Test
    void forms_filled_offline_keep_the_time_they_were_answered_in_whatever_order_they_are_sent() {
        List<Map<String, Object>> offline = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            offline.add(with(
                    sent("S7-" + i % 10, "children", i / 10, "name", "户" + i),
                    "answeredAt",
                    LATELY.plusHours(i).toString()));
        }
        Collections.reverse(offline);
        offline.forEach(SubmitFormTest::submit);
        for (int i = 0; i < 10; i++) {
            Filled form = api.open("visit", "S7-" + i);
            assertThat(form.value("children")).as("the later answer").isEqualTo(1L);
            assertThat(((Map<?, ?>) form.field("name").get("provenance")).get("updatedAt"))
                    .isEqualTo(LATELY.plusHours(10 + i).toString());
        }
        submit(with(
                sent("S7-0", "height", 1.7), "answeredAt", LATELY.plusHours(30).toString()));
        assertThat(((Map<?, ?>) api.open("visit", "S7-0").field("children").get("provenance")).get("updatedAt"))
                .as("each field has its own time")
                .isEqualTo(LATELY.plusHours(10).toString());
    }

    @Test
    void an_old_answer_does_not_hide_what_a_department_said_since() {
        city.say("insurance", "Person", "8", LATELY, "nationalId", "S8", "children", 3L);
        Filled form = submit(with(
                sent("S8", "children", 1), "answeredAt", LATELY.minusDays(1).toString()));
        assertThat(form.value("children")).isEqualTo(3L);
        assertThat(form.state("children")).isEqualTo("DISPUTED");
    }

    @Test
    void a_correction_of_an_authoritys_value_shows_as_a_dispute() {
        city.say("police", "Person", "9", LONG_AGO, "nationalId", "S9", "name", "张伟");
        Filled form = submit(sent("S9", "name", "张玮"));
        assertThat(form.value("name")).isEqualTo("张伟");
        assertThat(form.state("name")).isEqualTo("DISPUTED");
        Filled own = submit(with(sent("S9", "name", "张为"), "department", "police"));
        assertThat(own.value("name")).as("the authority itself answers").isEqualTo("张为");
    }

    @Test
    void the_same_value_answered_again_makes_it_fresh() {
        city.say("police", "Person", "10", LONG_AGO, "nationalId", "S10", "children", 2L);
        assertThat(api.open("visit", "S10").state("children")).isEqualTo("STALE");
        assertThat(submit(sent("S10", "children", 2)).state("children")).isEqualTo("KNOWN");
    }

    @Test
    void of_two_workers_at_the_same_time_both_are_heard() throws Exception {
        String now = LATELY.toString();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Filled>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Map<String, Object> sent = with(sent("S11", "children", i % 4), "answeredAt", now);
                all.add(workers.submit(() -> submit(with(sent, "department", "grid"))));
                all.add(workers.submit(() -> submit(with(
                        sent,
                        "department",
                        "police",
                        "answers",
                        sent("S11", "children", 5).get("answers"),
                        "key",
                        "p" + sent.get("key")))));
            }
            for (Future<Filled> one : all) {
                one.get();
            }
        } finally {
            workers.shutdown();
        }
        assertThat(city.one("MATCH (r:Record)-[:OF]->(:Person {nationalId: 'S11'}) RETURN count(r)"))
                .as("one record a department")
                .isEqualTo(2L);
        assertThat(api.open("visit", "S11").state("children")).isEqualTo("DISPUTED");
        assertThat(city.one("MATCH (s:Submission) WITH s.sequence AS n, count(*) AS c RETURN max(c)"))
                .as("the log is in order")
                .isEqualTo(1L);
    }

    @Test
    void a_form_that_changed_takes_answers_to_what_it_asks_as_before() {
        city.say("police", "Person", "13", LATELY, "nationalId", "S13", "name", "周周");
        String old = api.version("visit");
        FormCity.Api changed = city.with(TestForms.read(Map.of(
                "visit",
                VISIT.replace("pattern: \"[0-9]\"", "pattern: \"[0-9]{1,2}\"")
                        .replace("    height\n", "    height alive\n"))));
        assertThat(changed.version("visit")).isNotEqualTo(old);

        ExecutionResult taken = changed.submit(sent("S13", "height", 1.8));
        assertThat(Filled.of(taken, "submitForm").value("height")).isEqualTo(1.8);

        ExecutionResult refused = changed.submit(sent("S13", "height", 1.9, "children", 1));
        assertThat(FormCity.faults(refused)).containsExactly("HEYI-7053 children");
        assertThat(refused.getErrors().get(0).getMessage()).contains(changed.version("visit"));
        assertThat(api.open("visit", "S13").value("height")).isEqualTo(1.8);
        assertThat(FormCity.faults(changed.submit(with(sent("S13", "height", 1.9), "version", "nonsense"))))
                .containsExactly("HEYI-7053 height");
    }

    @Test
    void what_a_relation_leads_to_is_answered_on_that_entity() {
        city.say("police", "Person", "14", LATELY, "nationalId", "S14", "name", "吴", "livesIn.addressCode", "B14");
        submit(sent("S14", "livesIn.storeys", 6));
        assertThat(city.one("MATCH (b:Building {addressCode: 'B14'}) RETURN b.storeys"))
                .isEqualTo(6L);
    }

    @Test
    void a_relation_that_is_not_there_yet_is_answered_by_identifier() {
        assertThat(FormCity.faults(api.submit(sent("S15", "livesIn.address", "9 Hill Road"))))
                .containsExactly("HEYI-7041 livesIn.address");
        Filled form = submit(sent("S15", "livesIn.addressCode", "B15", "livesIn.address", "9 Hill Road"));
        assertThat(form.value("livesIn.addressCode")).isEqualTo("B15");
        assertThat(form.value("livesIn.address")).isEqualTo("9 Hill Road");
        assertThat(city.one("MATCH (:Person {nationalId: 'S15'})-[:LIVES_IN]->(b:Building) RETURN b.address"))
                .isEqualTo("9 Hill Road");
    }

    @Test
    void an_answer_in_a_list_names_the_entity_it_means() {
        city.say("police", "Person", "16a", LATELY, "nationalId", "S16a", "name", "甲", "livesIn.addressCode", "B16");
        city.say("police", "Person", "16b", LATELY, "nationalId", "S16b", "name", "乙", "livesIn.addressCode", "B16");
        String second = city.id("Person", "nationalId", "S16b");
        Map<String, Object> sent = sent("S16a");
        Object inList = Map.of("path", "livesIn.residents[0].height", "item", second, "value", 1.5);
        submit(with(sent, "answers", List.of(inList)));
        assertThat(city.one("MATCH (p:Person {nationalId: 'S16b'}) RETURN p.height"))
                .as("the id counts: places in a list change")
                .isEqualTo(1.5);
        Object noItem = Map.of("path", "livesIn.residents[0].height", "value", 1.5);
        Object gone = Map.of("path", "livesIn.residents[0].height", "item", "nobody", "value", 1.5);
        assertThat(FormCity.faults(api.submit(with(sent("S16a"), "answers", List.of(noItem, gone)))))
                .containsExactly("HEYI-7047 livesIn.residents[0].height", "HEYI-7047 livesIn.residents[0].height");
    }

    @Test
    void a_schema_that_does_not_say_where_things_lie_has_no_ledger_of_towns() {
        assertThat(FormCity.faults(api.ask("{ burden(period: \"2026\", by: TOWN) { name } }", Map.of())))
                .containsExactly("HEYI-9153 by");
    }
}
