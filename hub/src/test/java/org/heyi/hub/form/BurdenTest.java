package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.hub.ledger.Areas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.GraphDatabase;

/** The ledger of what forms cost. Each test has a form, or a year, of its own. */
class BurdenTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static LedgerCity ledger;

    @BeforeAll
    static void city() {
        ledger = new LedgerCity();
    }

    @Test
    void what_was_shown_asked_answered_and_spared_is_counted_as_the_form_was_when_it_was_sent() {
        ledger.submit(ledger.openedAt(
                ledger.sent("visit", "2021-03-31T08:01:30Z", Map.of("phone", "13900000001", "birthDate", "1990-06-05")),
                "2021-03-31T08:00:00Z"));

        // nationalId was given to open it; the children are known, but from long ago; the birth date is the police's to
        // say.
        assertThat(ledger.burden("2021-03", "FORM").get("visit"))
                .containsEntry("sent", 1L)
                .containsEntry("shown", 5L)
                .containsEntry("prefilled", 4L)
                .containsEntry("asked", 2L)
                .containsEntry("answered", 2L)
                .containsEntry("corrected", 1L)
                .containsEntry("spared", 2L)
                .containsEntry("secondsToSend", 90.0);
        assertThat(ledger.burden("2021-04", "FORM")).doesNotContainKey("visit");
        assertThat(List.of("2021", "2021-Q1", "2021-W13", "2021-03-31"))
                .allSatisfy(period -> assertThat(ledger.burden(period, "FORM")).containsKey("visit"));
    }

    @Test
    void what_is_sent_twice_is_counted_once_and_the_time_it_took_is_the_median_of_those_that_say_it() {
        for (String openedAt : List.of("2022-05-01T09:14:50Z", "2022-05-01T09:14:40Z", "2022-05-01T09:00:00Z")) {
            Map<String, Object> sent = ledger.openedAt(
                    ledger.sent("other", "2022-05-01T09:15:00Z", Map.of("phone", "13900000002")), openedAt);
            ledger.submit(sent);
            ledger.submit(ledger.openedAt(sent, "2022-05-01T01:00:00Z"));
        }
        ledger.submit(ledger.sent("other", "2022-05-01T09:15:00Z", Map.of("phone", "13900000003")));

        assertThat(ledger.burden("2022-05", "FORM").get("other"))
                .containsEntry("sent", 4L)
                .containsEntry("secondsToSend", 20.0);
    }

    @Test
    void the_department_is_the_one_that_wants_the_form() {
        ledger.submit(ledger.sent("move", "2023-06-01T08:00:00Z", Map.of("phone", "13900000004")));

        assertThat(ledger.burden("2023", "DEPARTMENT").keySet()).containsExactly("police");
        assertThat(ledger.burden("2023", "DEPARTMENT").get("police")).containsEntry("secondsToSend", null);
    }

    @Test
    void a_form_that_was_opened_and_never_sent_is_counted_once_the_counter_is_written() {
        IntStream.range(0, 3).forEach(any -> ledger.api().open("unsent", "B1"));
        assertThat(ledger.burden(TODAY, "FORM")).doesNotContainKey("unsent");
        ledger.city().openings().write();
        ledger.api().open("unsent", "B1");
        ledger.city().openings().write();
        ledger.city().openings().write();

        assertThat(ledger.burden(TODAY, "FORM").get("unsent"))
                .containsEntry("opened", 4L)
                .containsEntry("sent", 0L)
                .containsEntry("shown", 0L)
                .containsEntry("secondsToSend", null);
    }

    @Test
    void openings_that_cannot_be_written_are_kept_for_the_next_time() {
        try (var nowhere = GraphDatabase.driver("bolt://127.0.0.1:1")) {
            FormOpenings away = new FormOpenings(ledger.city().sinkTo(nowhere), Clock.systemUTC());
            away.count("opened", "grid", Areas.UNKNOWN);
            assertThatThrownBy(away::write).hasMessageContaining("HEYI-5015");
            assertThatThrownBy(away::write)
                    .as("there is still something to write")
                    .hasMessageContaining("HEYI-5015");
        }
    }

    @Test
    void a_form_cannot_have_been_opened_after_it_was_answered_or_more_than_a_year_before() {
        Map<String, Object> sent = ledger.sent("opened", "2024-01-01T08:00:00Z", Map.of("phone", "13900000005"));

        for (String openedAt : List.of("2024-01-01T08:00:01Z", "2022-12-31T08:00:00Z")) {
            assertThat(FormCity.faults(ledger.api().submit(ledger.openedAt(sent, openedAt))))
                    .containsExactly("HEYI-9150 openedAt");
        }
        assertThat(ledger.burden("2024", "FORM")).isEmpty();
    }

    @Test
    void what_is_no_period_is_said_to_be_none_and_ledgers_of_one_operation_are_bounded() {
        for (String period : List.of("", "October", "2026-13", "2026-02-30", "x".repeat(10_000))) {
            assertThat(FormCity.faults(ledger.api()
                            .ask("query($p: String!) { burden(period: $p) { name } }", Map.of("p", period))))
                    .containsExactly("HEYI-9151 period");
        }
        String many = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> "b" + i + ": burden(period: \"2026\") { name }")
                .collect(Collectors.joining(" "));
        assertThat(FormCity.faults(ledger.api().ask("{ " + many + " }", Map.of())))
                .contains("HEYI-9152 operation");
    }
}
