package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.sourceChanges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** The graph says which rows of a table it knows, whatever their keys are made of. */
class UnseenRecordsTest {
    private Driver driver;
    private GraphSourceStore store;
    private GraphSink sink;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        EntityIds ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        store = new GraphSourceStore(driver);
        sink = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, new Quarantine(driver));
    }

    @Test
    void each_record_comes_once_in_order_and_so_do_rows_in_quarantine() throws Exception {
        apply(
                null,
                upsert("t", "Person", "b"),
                upsert("t", "Person~2", "b"),
                upsert("t", "Person~2", "a"),
                upsert("t", "Building", "c"),
                upsert("t", "Building", ""),
                upsert("tt", "Person", "x"),
                upsert("s", "Person", "y"),
                bad("t", "Person", "a"),
                bad("t", "Person~3", "d"));

        String[] all = {"Building/", "Building/c", "Person/a", "Person/b", "Person~2/a", "Person~2/b", "Person~3/d"};
        assertThat(unseen(null, "", 10)).containsExactly(all);
        assertThat(unseen(null, "police/t/Person/", 2)).containsExactly("Person/a", "Person/b");
        assertThat(unseen(null, "police/t/Person/b", 2)).containsExactly("Person~2/a", "Person~2/b");
        assertThat(unseen(null, "police/t/Person~3/d", 2)).isEmpty();
        assertThat(store.unseen("police", "none", null, "", 2)).isEmpty();
        assertThat(store.unseen("health", "t", null, "", 2)).isEmpty();
    }

    /** Without the table's prefix. */
    private List<String> unseen(String seenBy, String after, int limit) {
        return store.unseen("police", "t", seenBy, after, limit).stream()
                .map(key -> key.substring("police/t/".length()))
                .toList();
    }

    @Test
    void keys_may_hold_any_character_and_come_in_the_order_of_their_characters() throws Exception {
        List<String> rows = List.of("/", "0", "Person/1", "a/", "a/b\\|c", "~", "é", "王", "\uFF5E", "\uD83D\uDE00");
        List<Change> changes = new ArrayList<>();
        rows.forEach(row -> changes.add(upsert("t", "Person", row)));
        apply(null, changes.toArray(Change[]::new));

        List<String> found = new ArrayList<>();
        String after = "";
        for (List<String> page = store.unseen("police", "t", null, after, 3); !page.isEmpty(); ) {
            page.forEach(key -> found.add(key.substring("police/t/Person/".length())));
            after = page.get(page.size() - 1);
            page = store.unseen("police", "t", null, after, 3);
        }
        assertThat(found).isEqualTo(rows);
    }

    @Test
    void those_that_a_snapshot_has_seen_are_left_out() throws Exception {
        apply(null, upsert("t", "Person", "log"), upsert("t", "Person", "both"), bad("t", "Person", "bad"));
        apply("old", upsert("t", "Person", "old"));
        apply("s1", upsert("t", "Person", "both"), upsert("t", "Person", "new"), bad("t", "Person", "seen"));

        assertThat(unseen("s1", "", 10)).containsExactly("Person/bad", "Person/log", "Person/old");
    }

    @Test
    void rows_are_found_by_ranges_of_the_index_in_its_order() {
        List<String> plans = new ArrayList<>();
        for (String query : UnseenRecords.queries()) {
            var plan = driver.executableQuery("EXPLAIN " + query)
                    .withParameters(Map.of("from", "a", "to", "b", "limit", 1, "seenBy", "s"))
                    .execute()
                    .summary()
                    .plan();
            StringBuilder operators = new StringBuilder();
            while (plan != null) {
                operators.append(plan.operatorType()).append(' ');
                plan = plan.children().isEmpty() ? null : plan.children().get(0);
            }
            plans.add(operators.toString());
        }
        assertThat(plans)
                .allSatisfy(
                        plan -> assertThat(plan).contains("IndexSeekByRange").doesNotContain("Sort", "Top"));
    }

    private void apply(String snapshot, Change... changes) throws InterruptedException {
        sink.apply(new Batch(
                "police",
                sourceChanges(List.of(changes)),
                null,
                snapshot == null ? null : new Batch.Snapshot(snapshot, Set.of()),
                null));
    }

    private static Change upsert(String table, String statement, String row) {
        String type = statement.startsWith("Person") ? "Person" : "Building";
        String field = type.equals("Person") ? "nationalId" : "code";
        return new Change.Upsert(new Record(
                new RecordKey("police", table, statement, row),
                type,
                Map.of(field, "N"),
                List.of(new Identifier(type, field, "N")),
                List.of(),
                null));
    }

    private static Change bad(String table, String statement, String row) {
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        return new Change.Quarantine(new RecordKey("police", table, statement, row), Map.of(), reason, Instant.EPOCH);
    }
}
