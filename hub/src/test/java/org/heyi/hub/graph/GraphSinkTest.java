package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.key;
import static org.heyi.hub.graph.SmallCity.record;
import static org.heyi.hub.graph.SmallCity.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.Sink;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;

class GraphSinkTest {
    private static final OffsetDateTime EARLIER = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATER = EARLIER.plusDays(1);

    private Driver driver;
    private EntityIds ids;
    private GraphSink sink;
    private Quarantine quarantine;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        quarantine = new Quarantine(driver);
        sink = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
    }

    @Test
    void records_that_share_an_identifier_speak_of_one_entity_that_shows_the_authoritys_value() throws Exception {
        apply(
                record("health", "Person", "1", LATER, "nationalId", "N1", "name", "Wang", "phone", "1"),
                record("police", "Person", "7", EARLIER, "nationalId", "N1", "name", "Wang Wei", "phone", "2"));

        assertThat(GraphDump.of(driver))
                .containsEntry(
                        "[Person][health/t_Person/Person/1, police/t_Person/Person/7]",
                        "{_disputed=[name, phone], name=Wang Wei, nationalId=N1, phone=1} []");
    }

    @Test
    void a_record_that_brings_two_entities_together_merges_them_and_they_part_when_the_tie_goes() throws Exception {
        Record police = record("police", "Person", "1", EARLIER, "nationalId", "N1");
        Record health = record("health", "Person", "1", EARLIER, "fileNumber", "F1");
        Record tie = record("housing", "Person", "1", EARLIER, "nationalId", "N1", "fileNumber", "F1");
        apply(police, health);
        apply(tie);
        assertThat(GraphDump.of(driver)).hasSize(1);
        assertThat(survivorOf(new Identifier("Person", "fileNumber", "F1")))
                .isEqualTo(ids.of(new Identifier("Person", "nationalId", "N1")));

        sink.apply(batch("housing", "2", new Change.Retract(tie.key())));
        assertThat(GraphDump.of(driver))
                .containsOnlyKeys("[Person][police/t_Person/Person/1]", "[Person][health/t_Person/Person/1]");
        assertThat(GraphDump.mergedIds(driver)).isZero();
    }

    @Test
    void a_reference_to_nobody_known_is_a_placeholder_until_a_record_describes_it_and_goes_with_the_reference()
            throws Exception {
        Record resident = record("police", "Person", "1", EARLIER, "nationalId", "N1", "livesIn.code", "B1");
        apply(resident);
        assertThat(GraphDump.of(driver)).containsEntry("[Building]{code=B1}", "{code=B1} []");

        Record building = record("housing", "Building", "1", EARLIER, "code", "B1", "address", "Road 1");
        apply(building);
        assertThat(GraphDump.of(driver)).hasSize(2).containsKey("[Building][housing/t_Building/Building/1]");

        sink.apply(batch("housing", "3", new Change.Retract(building.key())));
        assertThat(GraphDump.of(driver)).containsEntry("[Building]{code=B1}", "{code=B1} []");

        sink.apply(batch("police", "3", new Change.Retract(resident.key())));
        assertThat(GraphDump.of(driver)).isEmpty();
    }

    @Test
    void many_new_entities_at_once_are_the_same_as_few_at_a_time() throws Exception {
        Random random = new Random(7);
        List<Change> people = new ArrayList<>();
        for (int row = 0; row < 1_200; row++) {
            String number = String.valueOf(row);
            people.add(new Change.Upsert(record(
                    "police",
                    "Person",
                    number,
                    time(random),
                    "nationalId",
                    "N" + number,
                    "name",
                    value(random, "name", 3),
                    "phone",
                    value(random, "1", 2),
                    "livesIn.code",
                    value(random, "B", 100),
                    "owns.code",
                    value(random, "B", 4))));
        }
        for (int from = 0; from < people.size(); from += 50) {
            sink.apply(batch("police", "p", people.subList(from, from + 50).toArray(Change[]::new)));
        }
        var fewAtATime = GraphDump.of(driver);
        var theirRecords = GraphDump.records(driver);
        emptyGraph();

        sink.apply(batch("police", "p", people.toArray(Change[]::new)));

        assertThat(GraphDump.of(driver)).isEqualTo(fewAtATime);
        assertThat(GraphDump.records(driver)).hasSize(1_200).isEqualTo(theirRecords);
    }

    @Test
    void relations_follow_when_the_entity_they_lead_to_merges() throws Exception {
        apply(
                record("police", "Person", "1", EARLIER, "nationalId", "N1", "livesIn.oldCode", "O1"),
                record("health", "Person", "1", EARLIER, "nationalId", "N1", "livesIn.code", "B1"));
        assertThat(GraphDump.of(driver).get("[Person][health/t_Person/Person/1, police/t_Person/Person/1]"))
                .contains("DISPUTED:livesIn");

        apply(record("housing", "Building", "1", EARLIER, "code", "B1", "oldCode", "O1"));

        assertThat(GraphDump.of(driver))
                .containsEntry(
                        "[Person][health/t_Person/Person/1, police/t_Person/Person/1]",
                        "{nationalId=N1} [LIVES_IN->[Building][housing/t_Building/Building/1] by "
                                + "[health/t_Person/Person/1, police/t_Person/Person/1]]");
    }

    @Test
    void null_is_no_value_and_an_untouched_column_keeps_its_value() throws Exception {
        apply(record("police", "Person", "1", EARLIER, "nationalId", "N1", "name", "Wang", "phone", "1"));
        apply(record("police", "Person", "1", EARLIER, "nationalId", "N1", "name", null));

        assertThat(GraphDump.of(driver).values()).containsExactly("{nationalId=N1, phone=1} []");
    }

    @Test
    void a_row_in_quarantine_retracts_its_record_and_leaves_when_the_row_is_mended() throws Exception {
        Record good = record("police", "Person", "1", EARLIER, "nationalId", "N1");
        apply(good);
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        sink.apply(batch(
                "police", "2", new Change.Quarantine(good.key(), Map.of("csrq", "never"), reason, Instant.EPOCH)));

        assertThat(GraphDump.of(driver)).isEmpty();
        assertThat(quarantine.list("police", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.row()).isEqualTo("{\"csrq\":\"never\"}");
            assertThat(entry.reason()).startsWith("x.sql: ");
        });

        apply(good);
        assertThat(quarantine.list(null, 10)).isEmpty();
    }

    @Test
    void a_row_that_is_mended_in_the_batch_that_spoils_it_does_not_stay_in_quarantine() throws Exception {
        Record good = record("police", "Person", "1", EARLIER, "nationalId", "N1");
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        Change bad = new Change.Quarantine(good.key(), Map.of("csrq", "never"), reason, Instant.EPOCH);

        sink.apply(batch("police", "1", bad, new Change.Upsert(good)));
        assertThat(quarantine.list(null, 10)).isEmpty();

        sink.apply(batch("police", "2", new Change.Upsert(good), bad));
        assertThat(quarantine.list(null, 10)).hasSize(1);
        assertThat(GraphDump.of(driver)).isEmpty();
    }

    @Test
    void only_a_complete_snapshot_retracts_what_it_did_not_see() throws Exception {
        Record stays = record("police", "Person", "1", EARLIER, "nationalId", "N1");
        Record goes = record("police", "Person", "2", EARLIER, "nationalId", "N2");
        Record others = record("health", "Person", "2", EARLIER, "nationalId", "N3");
        apply(stays, goes, others);

        sink.apply(snapshot("police", "p1", "s1", Set.of(), new Change.Upsert(stays)));
        assertThat(GraphDump.of(driver)).hasSize(3);

        sink.apply(snapshot("police", "p2", "s1", Set.of("t_Person")));
        assertThat(GraphDump.of(driver))
                .containsOnlyKeys("[Person][police/t_Person/Person/1]", "[Person][health/t_Person/Person/2]");
    }

    @Test
    void a_truncated_table_retracts_all_its_records_and_no_others() throws Exception {
        apply(
                record("police", "Person", "1", EARLIER, "nationalId", "N1"),
                record("police", "Building", "1", EARLIER, "code", "B1"));
        Record after = record("police", "Person", "2", EARLIER, "nationalId", "N2");

        sink.apply(batch("police", "2", new Change.Truncate("police", "t_Person"), new Change.Upsert(after)));

        assertThat(GraphDump.of(driver))
                .containsOnlyKeys("[Person][police/t_Person/Person/2]", "[Building][police/t_Building/Building/1]");
    }

    @Test
    void position_and_data_commit_together() throws Exception {
        GraphSourceStore store = new GraphSourceStore(driver);
        apply(record("police", "Person", "1", EARLIER, "nationalId", "N1"));
        assertThat(store.position("police")).contains("position of police");

        Record impossible = record("police", "Person", "2", EARLIER, "nationalId", "N2");
        impossible.values().put("phone", new Object());
        Batch batch = batch(
                "police",
                "after",
                new Change.Upsert(record("police", "Person", "3", EARLIER, "nationalId", "N3")),
                new Change.Upsert(impossible));
        assertThatThrownBy(() -> sink.apply(batch)).hasMessageContaining("Neo4j refuses to write");
        assertThat(store.position("police")).contains("position of police");
        assertThat(GraphDump.of(driver)).hasSize(1);
    }

    @Test
    void a_value_too_long_to_be_looked_up_goes_to_quarantine_and_stops_nothing() throws Exception {
        Record tooLong = record("police", "Person", "2", EARLIER, "nationalId", "号".repeat(40_000));
        Record good = record("police", "Person", "1", EARLIER, "nationalId", "N1");

        sink.apply(batch("police", "2", new Change.Upsert(tooLong), new Change.Upsert(good)));

        assertThat(GraphDump.of(driver)).hasSize(1);
        assertThat(quarantine.list("police", 10)).hasSize(1);
    }

    /** Statement 4 of the design: the graph is a function of the sources' rows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_and_any_batches_of_random_changes_give_the_graph_that_the_records_at_the_end_call_for(long seed)
            throws Exception {
        Random random = new Random(seed);
        Map<String, Record> rows = new LinkedHashMap<>();
        for (int step = 0; step < 60; step++) {
            List<Change> changes = new ArrayList<>();
            String source = List.of("police", "health", "housing").get(random.nextInt(3));
            for (int i = 0; i <= random.nextInt(6); i++) {
                changes.add(randomChange(random, source, rows));
            }
            sink.apply(batch(source, "p" + step, changes.toArray(Change[]::new)));
            if (step % 10 == 9) {
                assertThat(GraphDump.of(driver)).as("step " + step).isEqualTo(Oracle.expected(rows.values()));
                assertThat(GraphDump.mergedIds(driver)).isEqualTo(Oracle.mergedIds(rows.values()));
            }
        }
    }

    /** Several batches are prepared while somebody has the turn, then committed; now and then another hub writes in between. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void batches_that_were_read_ahead_give_the_same_graph(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Record> rows = new LinkedHashMap<>();
        sink.apply(batch("police", "p"));
        GraphSink otherHub = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
        for (int round = 0; round < 25; round++) {
            List<Batch> batches = new ArrayList<>();
            for (int b = 0; b < 3; b++) {
                String source = List.of("police", "health", "housing").get(random.nextInt(3));
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    changes.add(randomChange(random, source, rows));
                }
                batches.add(batch(source, "p" + round, changes.toArray(Change[]::new)));
            }
            List<Sink.Prepared> prepared = new ArrayList<>();
            assertThatThrownBy(() -> sink.inTurn("police", Duration.ofSeconds(10), transaction -> {
                        batches.forEach(batch -> prepared.add(sink.prepare(batch)));
                        throw new IllegalStateException("the turn is given back");
                    }))
                    .hasMessage("the turn is given back");
            prepared.get(0).commit();
            if (round % 5 == 4) {
                otherHub.apply(batches.get(1));
            } else {
                prepared.get(1).commit();
            }
            prepared.get(2).commit();
            assertThat(GraphDump.of(driver)).as("round " + round).isEqualTo(Oracle.expected(rows.values()));
            assertThat(GraphDump.mergedIds(driver)).isEqualTo(Oracle.mergedIds(rows.values()));
        }
    }

    private static Change randomChange(Random random, String source, Map<String, Record> rows) {
        boolean person = random.nextInt(3) > 0;
        String row = String.valueOf(random.nextInt(6));
        String type = person ? "Person" : "Building";
        if (random.nextInt(4) == 0) {
            rows.remove(key(source, type, row).text());
            return new Change.Retract(key(source, type, row));
        }
        Record record = person ? randomPerson(random, source, row) : randomBuilding(random, source, row);
        rows.put(record.key().text(), record);
        return new Change.Upsert(record);
    }

    private static Record randomPerson(Random random, String source, String row) {
        boolean byCode = random.nextBoolean();
        return record(
                source,
                "Person",
                row,
                time(random),
                "nationalId",
                value(random, "N", 4),
                "fileNumber",
                value(random, "F", 4),
                "name",
                value(random, "name", 3),
                "phone",
                value(random, "1", 2),
                "livesIn.code",
                byCode ? value(random, "B", 4) : null,
                "livesIn.oldCode",
                byCode ? null : value(random, "B", 4),
                "owns.code",
                value(random, "B", 4));
    }

    private static Record randomBuilding(Random random, String source, String row) {
        return record(
                source,
                "Building",
                row,
                time(random),
                "code",
                value(random, "B", 4),
                "oldCode",
                value(random, "B", 4),
                "address",
                value(random, "road", 3));
    }

    private static OffsetDateTime time(Random random) {
        int day = random.nextInt(4);
        return day == 0 ? null : EARLIER.plusDays(day);
    }

    private static String value(Random random, String prefix, int range) {
        int number = random.nextInt(range + 2);
        return number >= range ? null : prefix + number;
    }

    private void apply(Record... records) throws InterruptedException {
        for (Record record : records) {
            String source = record.key().source();
            sink.apply(batch(source, "position of " + source, new Change.Upsert(record)));
        }
    }

    private String survivorOf(Identifier identifier) {
        return driver.executableQuery("MATCH (:Entity {id: $id})-[:MERGED_INTO]->(e) RETURN e.id AS id")
                .withParameters(Map.of("id", ids.of(identifier)))
                .execute()
                .records()
                .get(0)
                .get("id")
                .asString();
    }
}
