package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger by town and community. Each test has people and a year of its own. */
class AreaBurdenTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static LedgerCity ledger;

    @BeforeAll
    static void city() {
        ledger = new LedgerCity();
    }

    @Test
    void a_submission_counts_for_the_areas_its_subject_lay_in_then_also_when_it_has_moved_since() {
        ledger.livesIn("B2", "in V1");
        ledger.submit(ledger.about("B2", ledger.sent("visit", "2020-01-01T08:00:00Z", Map.of("phone", "13900000011"))));
        ledger.livesIn("B2", "in G3");
        ledger.submit(ledger.about("B2", ledger.sent("visit", "2020-01-02T08:00:00Z", Map.of("phone", "13900000012"))));
        ledger.submit(ledger.about("B2", ledger.sent("visit", "2020-01-03T08:00:00Z", Map.of("phone", "13900000013"))));

        assertThat(ledger.burden("2020-01", "COMMUNITY")).hasSize(2);
        assertThat(ledger.burden("2020-01", "COMMUNITY").get("V1"))
                .containsEntry("areaName", "西园社区")
                .containsEntry("sent", 1L);
        assertThat(ledger.burden("2020-01", "COMMUNITY").get("V3"))
                .containsEntry("areaName", "山泉村")
                .containsEntry("sent", 2L)
                .containsEntry("answered", 2L);
        assertThat(ledger.burden("2020-01", "TOWN").keySet()).containsExactlyInAnyOrder("T1", "T2");
        assertThat(ledger.burden("2020-01-01", "TOWN").get("T1")).containsEntry("areaName", "澄江街道");
    }

    @Test
    void an_area_is_called_as_it_was_called_last_in_the_period() {
        ledger.area("V9", "COMMUNITY", "旧名社区", "T1");
        ledger.building("in V9", "V9");
        ledger.livesIn("B3", "in V9");
        ledger.submit(ledger.about("B3", ledger.sent("visit", "2019-01-01T08:00:00Z", Map.of("phone", "13900000021"))));
        ledger.area("V9", "COMMUNITY", "新名社区", "T1");
        ledger.submit(ledger.about("B3", ledger.sent("visit", "2019-02-01T08:00:00Z", Map.of("phone", "13900000022"))));

        assertThat(ledger.burden("2019-01", "COMMUNITY").get("V9")).containsEntry("areaName", "旧名社区");
        assertThat(ledger.burden("2019", "COMMUNITY").get("V9"))
                .containsEntry("areaName", "新名社区")
                .containsEntry("sent", 2L);
    }

    @Test
    void of_several_ways_the_first_that_leads_to_an_area_counts() {
        ledger.city().say("police", "Household", "H4", LedgerCity.LATELY, "number", "H4", "building.code", "in V2");
        ledger.city()
                .say(
                        "police",
                        "Person",
                        "B4",
                        LedgerCity.LATELY,
                        "nationalId",
                        "B4",
                        "livesIn.code",
                        "nowhere",
                        "household.number",
                        "H4");
        ledger.submit(ledger.about("B4", ledger.sent("visit", "2018-01-01T08:00:00Z", Map.of("phone", "13900000031"))));
        ledger.city()
                .say(
                        "police",
                        "Person",
                        "B4",
                        LedgerCity.LATELY,
                        "nationalId",
                        "B4",
                        "livesIn.code",
                        "in V1",
                        "household.number",
                        "H4");
        ledger.submit(ledger.about("B4", ledger.sent("visit", "2018-02-01T08:00:00Z", Map.of("phone", "13900000032"))));

        assertThat(ledger.burden("2018-01", "COMMUNITY").keySet()).containsExactly("V2");
        assertThat(ledger.burden("2018-02", "COMMUNITY").keySet()).containsExactly("V1");
    }

    @Test
    void what_lies_in_no_known_area_has_a_line_of_its_own() {
        ledger.submit(ledger.sent("visit", "2017-01-01T08:00:00Z", Map.of("phone", "13900000041")));
        ledger.livesIn("B5", "in T2");
        ledger.submit(ledger.about("B5", ledger.sent("visit", "2017-01-01T09:00:00Z", Map.of("phone", "13900000042"))));

        assertThat(ledger.burden("2017", "COMMUNITY").get("null"))
                .containsEntry("areaName", null)
                .containsEntry("sent", 2L);
        assertThat(ledger.burden("2017", "TOWN").get("null")).containsEntry("sent", 1L);
        assertThat(ledger.burden("2017", "TOWN").get("T2")).containsEntry("sent", 1L);
    }

    @Test
    void somebody_nobody_knew_counts_where_the_answers_say_he_lies() {
        ledger.submit(ledger.about(
                "B6",
                ledger.sent(
                        "arrival",
                        "2016-01-01T08:00:00Z",
                        Map.of("livesIn.code", "in V3?", "household.number", "H6"))));
        ledger.city().say("police", "Household", "H7", LedgerCity.LATELY, "number", "H7", "building.code", "in G3");
        ledger.submit(ledger.about(
                "B7",
                ledger.sent(
                        "arrival",
                        "2016-02-01T08:00:00Z",
                        Map.of("livesIn.code", "nowhere", "household.number", "H7"))));

        assertThat(ledger.burden("2016-01", "COMMUNITY").keySet()).containsExactly("null");
        assertThat(ledger.burden("2016-02", "COMMUNITY").keySet()).containsExactly("V3");
    }

    @Test
    void openings_count_for_the_areas_the_subject_lay_in_then() {
        ledger.livesIn("B8", "in V2");
        IntStream.range(0, 2).forEach(any -> ledger.api().open("unsent", "B8"));
        ledger.city().openings().write();
        ledger.livesIn("B8", "in G3");
        IntStream.range(0, 3).forEach(any -> ledger.api().open("unsent", "B8"));
        ledger.city().openings().write();

        assertThat(ledger.burden(TODAY, "COMMUNITY").get("V2")).containsEntry("opened", 2L);
        assertThat(ledger.burden(TODAY, "TOWN").get("T2"))
                .containsEntry("opened", 3L)
                .containsEntry("areaName", "周庄镇");
    }

    /** Seeded: people move at random while submissions come in; a map counts beside. */
    @Test
    void however_it_is_added_up_every_submission_is_in_exactly_one_line() {
        Random random = new Random(20261126);
        Map<String, String> communities =
                Map.of("in V1", "V1", "in V2", "V2", "in G3", "V3", "in T2", "null", "nowhere", "null");
        Map<String, String> towns =
                Map.of("in V1", "T1", "in V2", "T1", "in G3", "T2", "in T2", "T2", "nowhere", "null");
        List<String> buildings = communities.keySet().stream().sorted().toList();
        Map<String, Long> byCommunity = new HashMap<>();
        Map<String, Long> byTown = new HashMap<>();
        Map<Integer, String> homes = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            int person = random.nextInt(5);
            if (random.nextBoolean() || !homes.containsKey(person)) {
                homes.put(person, buildings.get(random.nextInt(buildings.size())));
                ledger.livesIn("R" + person, homes.get(person));
            }
            ledger.submit(ledger.about(
                    "R" + person,
                    ledger.sent("visit", "2015-06-01T08:00:00Z", Map.of("phone", "1390000" + (1000 + i)))));
            byCommunity.merge(communities.get(homes.get(person)), 1L, Long::sum);
            byTown.merge(towns.get(homes.get(person)), 1L, Long::sum);
        }

        assertThat(sent(ledger.burden("2015", "COMMUNITY"))).isEqualTo(byCommunity);
        assertThat(sent(ledger.burden("2015", "TOWN"))).isEqualTo(byTown);
        assertThat(sent(ledger.burden("2015", "DEPARTMENT"))).containsExactly(Map.entry("grid", 40L));
    }

    private static Map<String, Object> sent(Map<String, Map<String, Object>> lines) {
        return lines.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue()
                .get("sent")));
    }
}
