package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.heyi.hub.form.FormCity.Filled;
import org.junit.jupiter.api.Test;

/** Whom a list of a form does not have yet. Each test has a household, a flat or a firm of its own. */
class NewEntriesTest extends ListCity {
    @Test
    void a_form_says_of_each_list_whether_it_takes_more_and_what_is_asked_of_them() {
        assertThat(open("H1").list("members").toString())
                .isEqualTo(
                        "{path=members, item=null, label=Members, labelZh=成员, part=, partZh=, takesEntries=true, mostEntries=50, "
                                + "namedBy=[nationalId], entry=["
                                + "{path=members[+1].nationalId, label=nationalId, required=false, asked=true, item=null}, "
                                + "{path=members[+1].name, label=Full name, required=false, asked=true, item=null}, "
                                + "{path=members[+1].phone, label=phone, required=true, asked=true, item=null}, "
                                + "{path=members[+1].children, label=children, required=false, asked=true, item=null}, "
                                + "{path=members[+1].livesIn.code, label=code, required=false, asked=true, item=null}, "
                                + "{path=members[+1].livesIn.room, label=room, required=false, asked=true, item=null}]}");
        Filled flat = Filled.of(api.form("flat", Map.of("code", "L1")), "form");
        assertThat(flat.list("owners").get("namedBy"))
                .as("those that the form shows")
                .isEqualTo(List.of("nationalId", "insuranceNumber"));
        Filled person = api.open("person", "N1");
        assertThat(person.list("household.members").get("takesEntries"))
                .as("the household can be named by an answer")
                .isEqualTo(true);
        assertThat(person.list("worksFor").toString())
                .as("it shows only some")
                .contains("takesEntries=false, mostEntries=0, namedBy=[], entry=[]");
        Filled nobody = Filled.of(api.form("known", Map.of("id", "nobody")), "form");
        assertThat(nobody.list("members").get("takesEntries"))
                .as("nothing names the household")
                .isEqualTo(false);
    }

    @Test
    void several_who_are_not_on_a_list_yet_are_added_in_one_submission_and_show_at_once_everywhere() {
        city.say(
                "police",
                "Person",
                "2",
                LATELY,
                "nationalId",
                "N20",
                "name",
                "户主",
                "phone",
                "110",
                "household.number",
                "H2");

        Filled form = submit(household(
                "H2",
                "members[+1].nationalId",
                "N21",
                "members[+1].name",
                "新一",
                "members[+1].phone",
                "13900000021",
                "members[+2].nationalId",
                "N22",
                "members[+2].phone",
                "13900000022",
                "members[+2].livesIn.code",
                "L2",
                "members[+2].livesIn.room",
                "2-201",
                "kind",
                "FAMILY"));

        assertThat(form.values("members.phone")).containsExactly("110", "13900000021", "13900000022");
        assertThat(form.value("members[2].livesIn.room")).isEqualTo("2-201");
        assertThat(form.value("kind")).isEqualTo("FAMILY");
        assertThat(api.open("person", "N20").values("household.members.nationalId"))
                .containsExactlyInAnyOrder("N20", "N21", "N22");
        assertThat(api.open("person", "N21").value("household.number")).isEqualTo("H2");
        Map<String, Object> data = api.ask(
                        "{ person(by: {nationalId: \"N21\"}) { records { source department values { field value } } } }",
                        Map.of())
                .getData();
        assertThat(data.toString())
                .contains(
                        "{source=collected, department=grid, values=[{field=nationalId, value=N21}, {field=household.number, value=H2}]}")
                .contains(
                        "{source=collected, department=grid, values=[{field=nationalId, value=N21}, {field=name, value=新一}]}");
    }

    @Test
    void whichever_side_states_the_relation_each_new_one_is_kept_beside_the_others() {
        submit(sent(
                "flat", Map.of("code", "L3"), "owners[+1].nationalId", "N|31", "owners[+2].insuranceNumber", "I32"));
        Filled flat =
                submit(sent("flat", Map.of("code", "L3"), "owners[+7].nationalId", "N33\\", "owners[+7].name", "丙"));
        assertThat(flat.values("owners.nationalId")).containsExactlyInAnyOrder("N|31", null, "N33\\");
        assertThat(city.one("MATCH (c:Correction) WHERE c.type = 'Flat' RETURN count(c)"))
                .as("one more of many contradicts nobody")
                .isEqualTo(0L);

        submit(sent("firm", Map.of("creditCode", "F3"), "staff[+1].nationalId", "N34", "staff[+1].name", "甲"));
        submit(sent("firm", Map.of("creditCode", "F4"), "staff[+1].nationalId", "N34"));
        assertThat(city.one("MATCH (:Person {nationalId: 'N34'})-[:WORKS_FOR]->(f:Firm) RETURN count(f)"))
                .as("works for both")
                .isEqualTo(2L);
    }

    @Test
    void who_is_known_already_is_meant_and_need_not_be_told_again() {
        city.say("police", "Person", "4", LATELY, "nationalId", "N41", "name", "赵", "phone", "110");
        Filled form = submit(household("H4", "members[+1].nationalId", "N41"));
        assertThat(form.values("members.name")).containsExactly("赵");
        assertThat(submit(household("H4", "members[+1].nationalId", "N41")).values("members.name"))
                .as("added again")
                .containsExactly("赵");
        assertThat(faults(household("H4", "members[+1].nationalId", "N42")))
                .as("nobody knows that one's phone")
                .containsExactly("HEYI-7046 members[+1].phone");
    }

    @Test
    void who_is_registered_elsewhere_becomes_a_correction_for_the_department_that_says_so() {
        city.say("police", "Person", "5", LATELY, "nationalId", "N51", "phone", "110", "household.number", "H50");
        Filled form = submit(household("H51", "members[+1].nationalId", "N51"));
        assertThat(form.values("members.name")).as("the police decide").isEmpty();
        assertThat(
                        city.one(
                                "MATCH (c:Correction {identifier: 'N51', state: 'OPEN'}) RETURN c.field + c.oldValue + c.newValue + c.owner"))
                .isEqualTo("household.numberH50H51police");
        assertThat(api.open("person", "N51").state("household.number")).isEqualTo("DISPUTED");

        city.say(
                "police",
                "Person",
                "5",
                LATELY.plusDays(1),
                "nationalId",
                "N51",
                "phone",
                "110",
                "household.number",
                "H51");
        assertThat(open("H51").values("members.phone")).containsExactly("110");
        assertThat(city.one("MATCH (c:Correction {identifier: 'N51'}) RETURN c.state"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void all_faults_come_at_once_with_their_paths_and_nothing_is_kept() {
        city.say("police", "Person", "6a", LATELY, "nationalId", "N61", "insuranceNumber", "I61", "name", "甲");
        city.say("police", "Person", "6b", LATELY, "insuranceNumber", "I62", "name", "乙");
        Object kept = city.one("MATCH (s:Submission) RETURN count(s)");
        assertThat(faults(household(
                        "H6",
                        "members[+1].name",
                        "无名",
                        "members[+1].phone",
                        "13900000061",
                        "members[+2].nationalId",
                        "N63",
                        "members[+2].phone",
                        "x",
                        "members[+2].children",
                        "two",
                        "members[+3].nationalId",
                        " ",
                        "members[+9].children",
                        "three",
                        "members[+4].nationalId",
                        "N63",
                        "members[+4].phone",
                        "13900000064",
                        "members[+5].age",
                        7,
                        "members[+0].name",
                        "零",
                        "members[+].name",
                        "无",
                        "member[+1].name",
                        "错",
                        "members[+2].phone",
                        "110",
                        "members[+6].nationalId",
                        "N66",
                        "members[+6].phone",
                        "13900000066",
                        "members[+6].livesIn.room",
                        "1-101",
                        "members[+7].nationalId",
                        "N67",
                        "members[+7].phone",
                        "1".repeat(1_901),
                        "members[+8].nationalId",
                        "N68")))
                .containsExactlyInAnyOrder(
                        "HEYI-7055 members[+1]",
                        "HEYI-7044 members[+2].phone",
                        "HEYI-7042 members[+2].children",
                        "HEYI-7045 members[+2].phone",
                        "HEYI-7042 members[+3].nationalId",
                        "HEYI-7055 members[+9]",
                        "HEYI-7042 members[+9].children",
                        "HEYI-7056 members[+4].nationalId",
                        "HEYI-7055 members[+5]",
                        "HEYI-7040 members[+5].age",
                        "HEYI-7041 members[+6].livesIn.room",
                        "HEYI-7040 members[+0].name",
                        "HEYI-7040 members[+].name",
                        "HEYI-7040 member[+1].name",
                        "HEYI-7043 members[+7].phone",
                        "HEYI-7046 members[+8].phone");
        Map<String, Object> flat = Map.of("code", "L6");
        assertThat(faults(sent("flat", flat, "owners[+1].nationalId", "N61", "owners[+1].insuranceNumber", "I69")))
                .as("N61 has another insurance number")
                .containsExactly("HEYI-7060 owners[+1].insuranceNumber");
        assertThat(faults(sent("flat", flat, "owners[+1].nationalId", "N69", "owners[+1].insuranceNumber", "I61")))
                .as("the insurance number is N61's")
                .containsExactly("HEYI-7060 owners[+1].nationalId");
        assertThat(faults(sent("flat", flat, "owners[+1].nationalId", "N61", "owners[+1].insuranceNumber", "I62")))
                .as("two people")
                .containsExactly("HEYI-7057 owners[+1]");
        assertThat(faults(sent("person", Map.of("nationalId", "N61"), "worksFor[+1].creditCode", "F6")))
                .containsExactly("HEYI-7054 worksFor[+1].creditCode");
        assertThat(faults(sent("person", Map.of("nationalId", "N61"), "household.members[+1].nationalId", "N65")))
                .as("nothing says which household")
                .containsExactly("HEYI-7041 household.members[+1].nationalId");
        assertThat(city.one("MATCH (s:Submission) RETURN count(s)")).isEqualTo(kept);
        assertThat(open("H6").form()).containsEntry("id", null);
        assertThat(city.one(
                        "MATCH (p:Person) WHERE p.nationalId IN ['N63', 'N65', 'N66', 'N68', 'N69'] RETURN count(p)"))
                .isEqualTo(0L);
    }

    @Test
    void one_submission_adds_at_most_fifty() {
        List<Object> answers = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            answers.addAll(
                    List.of("members[+" + i + "].nationalId", "N7" + (100 + i), "members[+" + i + "].phone", "110"));
        }
        assertThat(submit(household("H7", answers.toArray())).values("members.phone"))
                .hasSize(50);
        answers.addAll(List.of("members[+51].nationalId", "N7-51", "members[+51].phone", "110"));
        assertThat(faults(household("H7", answers.toArray()))).containsExactly("HEYI-7058 answers");
    }

    @Test
    void the_newcomers_household_and_its_members_come_with_one_form() {
        Filled form = submit(sent(
                "person",
                Map.of("nationalId", "N81"),
                "name",
                "新",
                "household.number",
                "H8",
                "household.members[+1].nationalId",
                "N82",
                "household.members[+1].name",
                "子"));
        assertThat(form.values("household.members.nationalId")).containsExactlyInAnyOrder("N81", "N82");
    }

    @Test
    void a_list_within_a_list_names_whose_it_is() {
        city.say("police", "Person", "9", LATELY, "nationalId", "N91", "phone", "110", "household.number", "H9");
        Filled form = open("H9");
        Map<?, ?> owns = form.list("members[0].owns");
        assertThat(owns.get("item")).isEqualTo(city.id("Person", "nationalId", "N91"));
        Map<String, Object> sent = household("H9");
        Map<String, Object> flat = new HashMap<>(Map.of("path", "members[4].owns[+1].code", "value", "L9"));
        sent.put("answers", List.of(flat));
        assertThat(faults(sent)).containsExactly("HEYI-7047 members[4].owns[+1].code");
        flat.put("item", owns.get("item"));
        submit(sent);
        assertThat(city.one("MATCH (:Flat {code: 'L9'})-[:OWNED_BY]->(p:Person) RETURN p.nationalId"))
                .isEqualTo("N91");
    }

    @Test
    void one_person_who_is_told_of_in_two_ways_at_once_is_refused() {
        city.say("police", "Person", "10", LATELY, "nationalId", "N101", "household.number", "H10");
        Map<String, Object> sent = household("H10", "members[+1].nationalId", "N101", "members[+1].phone", "111");
        List<Object> answers = new ArrayList<>((List<?>) sent.get("answers"));
        answers.add(
                Map.of("path", "members[0].phone", "item", city.id("Person", "nationalId", "N101"), "value", "222"));
        sent.put("answers", answers);
        assertThat(faults(sent)).containsExactly("HEYI-7045 members[0].phone");
    }

    @Test
    void workers_who_add_the_same_person_at_the_same_time_add_one() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Filled>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Map<String, Object> sent = household(
                        "H11",
                        "members[+" + (i + 1) + "].nationalId",
                        "N111",
                        "members[+" + (i + 1) + "].phone",
                        "11" + i % 2);
                sent.put("department", i % 2 == 0 ? "grid" : "social-security");
                all.add(workers.submit(() -> submit(sent)));
            }
            for (Future<Filled> one : all) {
                one.get();
            }
        } finally {
            workers.shutdown();
        }
        assertThat(open("H11").values("members.phone")).hasSize(1);
        assertThat(city.one("MATCH (r:Record)-[:OF]->(:Person {nationalId: 'N111'}) RETURN count(r)"))
                .as("each department's word on the phone and on the household")
                .isEqualTo(4L);
    }

    @Test
    void sent_again_it_is_one_and_sent_late_it_hides_nothing_that_was_said_since() {
        Map<String, Object> late = household("H12", "members[+1].nationalId", "N121", "members[+1].phone", "111");
        late.put("answeredAt", LATELY.toString());
        submit(household("H12", "members[+1].nationalId", "N121", "members[+1].phone", "222"));
        submit(late);
        Filled form = submit(late);
        assertThat(form.values("members.phone")).containsExactly("222");
        assertThat(city.one("MATCH (s:Submission) WHERE s.subject CONTAINS 'H12' RETURN count(s)"))
                .isEqualTo(2L);
    }

    @Test
    void a_form_that_changed_meanwhile_takes_what_it_asks_of_new_ones_as_before() {
        FormCity.Api changed = city.with(
                TestForms.read(ONTOLOGY, Map.of("grid", Map.of("household", HOUSEHOLD.replace("{3,11}", "{3,12}")))));
        ExecutionResult taken =
                changed.submit(household("H13", "members[+1].nationalId", "N131", "members[+1].name", "一"));
        assertThat(FormCity.faults(taken)).containsExactly("HEYI-7046 members[+1].phone");
        ExecutionResult refused =
                changed.submit(household("H13", "members[+1].nationalId", "N131", "members[+1].phone", "110"));
        assertThat(FormCity.faults(refused)).containsExactly("HEYI-7053 members[+1].phone");
        assertThat(open("H13").form()).containsEntry("id", null);
    }

    @Test
    void whoever_adds_whom_in_whatever_order_each_list_has_all_that_were_added_to_it() {
        Random random = new Random(20261126);
        Map<String, Set<Object>> expected = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            String flat = "L14-" + random.nextInt(4);
            List<Object> answers = new ArrayList<>();
            Set<Object> chosen = new TreeSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                chosen.add("N14-" + random.nextInt(12));
            }
            for (Object person : chosen) {
                answers.addAll(List.of("owners[+" + (answers.size() + 1) + "].nationalId", person));
            }
            Map<String, Object> sent = sent("flat", Map.of("code", flat), answers.toArray());
            sent.put("department", List.of("grid", "police").get(random.nextInt(2)));
            sent.put("answeredAt", LATELY.minusMinutes(random.nextInt(100)).toString());
            submit(sent);
            if (random.nextInt(4) == 0) {
                submit(sent);
            }
            keys.add((String) sent.get("key"));
            expected.computeIfAbsent(flat, any -> new TreeSet<>()).addAll(chosen);
        }
        expected.forEach((flat, owners) -> assertThat(Filled.of(api.form("flat", Map.of("code", flat)), "form")
                        .values("owners.nationalId"))
                .containsExactlyInAnyOrderElementsOf(owners));
        assertThat(city.one("MATCH (s:Submission) WHERE s.subject CONTAINS 'L14-' RETURN count(s)"))
                .isEqualTo((long) keys.size());
    }
}
