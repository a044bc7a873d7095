package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.key;
import static org.heyi.hub.graph.SmallCity.record;
import static org.heyi.hub.graph.SmallCity.sourceChanges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** A table that is truncated and filled again in one transaction loses only what was not brought again, and nobody sees it empty. */
class SweepTest {
    private static final Change TRUNCATE = new Change.Truncate("police", "t_Person");
    private static final DeliveryTarget TARGET = new DeliveryTarget("health/out", "Person", Set.of("name"));

    private Driver driver;
    private GraphSink sink;
    private GraphSourceStore store;
    private Quarantine quarantine;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        quarantine = new Quarantine(driver);
        store = new GraphSourceStore(driver);
        sink = newSink();
    }

    private GraphSink newSink() {
        EntityIds ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        return new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine, List.of(TARGET));
    }

    @Test
    void a_reload_in_one_transaction_is_one_turn_in_which_only_what_differs_changes() throws Exception {
        sink.apply(
                batch("police", "1", person("1", "Wang"), person("2", "Li"), person("3", "Zhao"), bad("4"), bad("5")));
        driver.executableQuery("MATCH (d:Delivery) DELETE d").execute();
        long turn = turn();

        sink.apply(batch(
                "police",
                "2",
                person("9", "void"),
                TRUNCATE,
                person("1", "Wang"),
                person("2", "Li Na"),
                bad("4"),
                person("6", "Qian")));

        assertThat(turn()).isEqualTo(turn + 1);
        assertThat(names()).containsExactly("1 Wang", "2 Li Na", "6 Qian");
        assertThat(quarantine.list(null, 10))
                .extracting(Quarantine.Entry::key)
                .containsExactly("police/t_Person/Person/4");
        assertThat(driver.executableQuery("MATCH (d:Delivery) RETURN count(d) AS n")
                        .execute()
                        .records()
                        .get(0)
                        .get("n")
                        .asLong())
                .as("one changed, one new, one gone")
                .isEqualTo(3);
        assertThat(store.position("police")).contains("2");
    }

    @Test
    void rows_that_come_again_under_other_keys_leave_their_entities_as_they_are() throws Exception {
        sink.apply(batch("police", "1", named("1", "N1", "Wang"), named("2", "N2", "Li")));
        driver.executableQuery("MATCH (d:Delivery) DELETE d").execute();

        sink.apply(batch("police", "2", TRUNCATE, named("11", "N1", "Wang"), named("12", "N2", "Li")));

        assertThat(names()).containsExactly("N1 Wang", "N2 Li");
        assertThat(driver.executableQuery("MATCH (d:Delivery) RETURN d")
                        .execute()
                        .records())
                .isEmpty();
    }

    @Test
    void what_a_column_held_before_the_truncation_is_not_kept_for_a_row_that_comes_after_it() throws Exception {
        sink.apply(batch(
                "police",
                "1",
                upsert(record("police", "Person", "1", null, "nationalId", "1", "phone", "5")),
                TRUNCATE,
                person("1", "Wang")));

        assertThat(GraphDump.of(driver).values()).containsExactly("{name=Wang, nationalId=1} []");
    }

    @Test
    void a_truncation_alone_empties_its_table_and_its_quarantine_in_bounded_turns() throws Exception {
        fill(5_200);
        sink.apply(batch("police", "2", bad("x"), upsert(record("police", "Building", "1", null, "code", "B1"))));
        long turn = turn();

        sink.apply(batch("police", "3", TRUNCATE));

        assertThat(turn() - turn).isGreaterThan(2);
        assertThat(GraphDump.of(driver)).containsOnlyKeys("[Building][police/t_Building/Building/1]");
        assertThat(quarantine.list(null, 10)).isEmpty();
        assertThat(store.position("police")).contains("3");
    }

    @Test
    void a_reload_in_parts_takes_back_what_it_did_not_bring_only_with_its_last_part() throws Exception {
        fill(5_200);
        sink.apply(batch("police", "1", bad("x"), bad("y")));

        sink.apply(part("tx9", person("1", "void"), person("void", "void"), TRUNCATE, person("1", "Wang"), bad("y")));
        assertThat(entities()).isEqualTo(5_200);
        sink.apply(new Batch(
                "police",
                sourceChanges(List.of(person("seen", "Snapshot"))),
                null,
                new Batch.Snapshot("s1", Set.of()),
                null));
        sink.apply(part("tx9", person("2", "Li"), new Change.Retract(key("police", "Person", "1"))));
        assertThat(entities()).isEqualTo(5_200);
        assertThat(store.position("police")).contains("1");
        sink.apply(new Batch("police", List.of(), null, null, null));
        assertThat(entities())
                .as("what is not the transaction's does not end it")
                .isEqualTo(5_200);
        sink.apply(new Batch("police", transaction("tx9", person("3", "Zhao")), "2", null, null));

        assertThat(names()).containsExactly("2 Li", "3 Zhao");
        assertThat(quarantine.list(null, 10))
                .extracting(Quarantine.Entry::key)
                .containsExactly("police/t_Person/Person/y");
        assertThat(store.position("police")).contains("2");
        sink.apply(batch("police", "3", person("4", "Qian")));
        assertThat(names()).containsExactly("2 Li", "3 Zhao", "4 Qian");
    }

    @Test
    void a_reload_that_was_interrupted_between_its_parts_comes_again_from_its_beginning() throws Exception {
        sink.apply(batch("police", "1", person("1", "Wang"), person("2", "Li"), person("3", "Zhao")));
        sink.apply(part("tx9", TRUNCATE, person("1", "Wang")));

        for (GraphSink again : List.of(sink, newSink())) {
            again.apply(new Batch("police", transaction("tx8", person("3", "Zhao Yi")), "1b", null, null));
            assertThat(names()).containsExactly("1 Wang", "2 Li", "3 Zhao Yi");
            again.apply(part("tx9", TRUNCATE, person("1", "Wang")));
        }
        GraphSink last = newSink();
        last.apply(part("tx9", TRUNCATE, person("1", "Wang")));
        last.apply(part("tx9", TRUNCATE, person("2", "Li")));
        last.apply(new Batch("police", transaction("tx9", person("4", "Qian")), "2", null, null));

        assertThat(names()).containsExactly("2 Li", "4 Qian");
    }

    @Test
    void tables_are_swept_each_for_itself() throws Exception {
        Change building = upsert(record("police", "Building", "1", null, "code", "B1"));
        sink.apply(batch("police", "1", person("1", "Wang"), building));
        sink.apply(batch("health", "1", upsert(record("health", "Person", "1", null, "nationalId", "H1"))));

        sink.apply(batch(
                "police",
                "2",
                TRUNCATE,
                person("2", "Li"),
                new Change.Truncate("police", "t_Building"),
                person("3", "Zhao")));

        assertThat(names()).containsExactly("2 Li", "3 Zhao", "H1");
    }

    private void fill(int rows) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            changes.add(person(String.valueOf(row), "name" + row));
        }
        sink.apply(batch("police", "1", changes.toArray(Change[]::new)));
    }

    private static Batch part(String transaction, Change... changes) {
        return new Batch("police", transaction(transaction, changes), null, null, transaction);
    }

    private static List<Batch.SourceChange> transaction(String transaction, Change... changes) {
        return Stream.of(changes)
                .map(change -> new Batch.SourceChange(change, transaction, Instant.EPOCH))
                .toList();
    }

    private static Change person(String row, String name) {
        return named(row, row, name);
    }

    private static Change named(String row, String nationalId, String name) {
        return upsert(record("police", "Person", row, null, "nationalId", nationalId, "name", name));
    }

    private static Change upsert(Record record) {
        return new Change.Upsert(record);
    }

    private static Change bad(String row) {
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        return new Change.Quarantine(key("police", "Person", row), Map.of("csrq", "never"), reason, Instant.EPOCH);
    }

    private List<String> names() {
        return driver
                .executableQuery(
                        "MATCH (e:Person) RETURN e.nationalId + coalesce(' ' + e.name, '') AS name ORDER BY name")
                .execute()
                .records()
                .stream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private long entities() {
        return driver.executableQuery(
                        "MATCH (r:Record)-[:OF]->(e:Person) WHERE e.nationalId <> 'seen' AND e.nationalId <> '1' RETURN count(e) + 1 AS n")
                .execute()
                .records()
                .get(0)
                .get("n")
                .asLong();
    }

    private long turn() {
        return driver.executableQuery("MATCH (h:Hub) RETURN h.turn AS turn")
                .execute()
                .records()
                .get(0)
                .get("turn")
                .asLong();
    }
}
