package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.heyi.hub.form.FormCity.Filled;
import org.heyi.hub.graph.Corrections;
import org.junit.jupiter.api.Test;

/** How corrections end: by the owner's row, its decision, a withdrawal or time. */
class CorrectionDecisionTest extends CorrectionCity {
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
    void a_department_that_answers_as_the_owner_does_withdraws_its_correction() {
        police("C9", "birthDate", LocalDate.of(1990, 5, 6));
        answer("grid", "C9", "birthDate", "1990-06-05");
        assertThat(answer("grid", "C9", "birthDate", "1990-05-06").state("birthDate"))
                .isEqualTo("KNOWN");
        assertThat(states("C9")).containsExactly("WITHDRAWN");
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
}
