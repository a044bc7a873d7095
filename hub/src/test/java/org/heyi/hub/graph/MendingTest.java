package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.key;
import static org.heyi.hub.graph.SmallCity.record;
import static org.heyi.hub.graph.SmallCity.snapshot;
import static org.heyi.hub.graph.SmallCity.sourceChanges;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.Differences.Example;
import org.heyi.connectors.record.Differences.Kind;
import org.heyi.connectors.record.Record;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** Rows that were read anew are held against the graph; only what differs is written. */
class MendingTest {
    private static final OffsetDateTime EARLIER = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Driver driver;
    private GraphSink sink;
    private GraphSourceStore store;
    private Quarantine quarantine;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        EntityIds ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        quarantine = new Quarantine(driver);
        store = new GraphSourceStore(driver);
        sink = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
    }

    @Test
    void what_is_missing_extra_and_different_is_counted_by_comparing_and_put_right_by_mending() throws Exception {
        Record same = person("1", "nationalId", "N1", "name", "Wang");
        Record changed = person("2", "nationalId", "N2", "name", "Li", "phone", "1");
        Record gone = person("3", "nationalId", "N3");
        apply(same, changed, gone);
        Record missing = person("4", "nationalId", "N4");
        Batch read = Batch.read(
                "police",
                sourceChanges(List.of(
                        new Change.Upsert(person("1", "nationalId", "N1", "name", "Wang")),
                        new Change.Upsert(person("2", "nationalId", "N2", "name", "Li Na")),
                        new Change.Retract(gone.key()),
                        new Change.Retract(key("police", "Person", "9")),
                        new Change.Upsert(missing))));
        Map<String, Map<String, Object>> before = GraphDump.records(driver);

        Differences found = sink.compare(read);

        assertThat(found)
                .isEqualTo(new Differences(
                        1,
                        1,
                        1,
                        List.of(
                                new Example(changed.key().text(), Kind.DIFFERENT),
                                new Example(gone.key().text(), Kind.EXTRA),
                                new Example(missing.key().text(), Kind.MISSING))));
        assertThat(GraphDump.records(driver)).isEqualTo(before);

        assertThat(sink.mend(read)).isEqualTo(found);
        assertThat(GraphDump.of(driver).values())
                .as("a row that was read says all its columns")
                .containsExactly(
                        "{name=Wang, nationalId=N1} []", "{name=Li Na, nationalId=N2} []", "{nationalId=N4} []");
        assertThat(sink.mend(read)).isEqualTo(Differences.NONE);
    }

    @Test
    void when_nothing_differs_nothing_is_written_and_no_turn_is_taken() throws Exception {
        Record same = person("1", "nationalId", "N1", "name", "Wang");
        apply(same);
        long turn = turn();

        Differences found = sink.mend(Batch.read("police", sourceChanges(List.of(new Change.Upsert(same)))));

        assertThat(found.isEmpty()).isTrue();
        assertThat(turn()).isEqualTo(turn);
    }

    @Test
    void how_far_the_tables_were_read_is_kept_with_the_mending_and_the_position_stays() throws Exception {
        Record same = person("1", "nationalId", "N1");
        apply(same);

        sink.mend(Batch.read("police", sourceChanges(List.of(new Change.Upsert(same))))
                .withTables("t_Person up to 1"));

        assertThat(store.tables("police")).contains("t_Person up to 1");
        assertThat(store.position("police")).contains("p");
        sink.apply(batch("police", "p2"));
        assertThat(store.tables("police")).contains("t_Person up to 1");
        store.restart("police", "other mappings");
        assertThat(store.tables("police")).isEmpty();
    }

    @Test
    void a_row_in_quarantine_that_maps_well_leaves_it_and_one_that_does_not_is_put_there() throws Exception {
        Record good = person("1", "nationalId", "N1");
        apply(good);
        Change bad = bad("2");
        sink.apply(batch("police", "p", bad));
        Batch asItIs = Batch.read("police", sourceChanges(List.of(new Change.Upsert(good), bad)));
        assertThat(sink.mend(asItIs).isEmpty()).isTrue();

        Differences found = sink.mend(Batch.read(
                "police",
                sourceChanges(List.of(bad("1"), new Change.Upsert(person("2", "nationalId", "N2")), bad("3")))));

        assertThat(found.different()).isEqualTo(2);
        assertThat(found.missing()).isEqualTo(1);
        assertThat(GraphDump.of(driver)).containsOnlyKeys("[Person][police/t_Person/Person/2]");
        assertThat(quarantine.list(null, 10))
                .extracting(Quarantine.Entry::key)
                .containsExactly("police/t_Person/Person/1", "police/t_Person/Person/3");
        sink.mend(Batch.read("police", sourceChanges(List.of(new Change.Retract(key("police", "Person", "3"))))));
        assertThat(quarantine.list(null, 10)).hasSize(1);
    }

    @Test
    void mending_between_the_parts_of_a_transaction_leaves_it_marked() throws Exception {
        sink.apply(new Batch(
                "police",
                sourceChanges(List.of(new Change.Upsert(person("1", "nationalId", "N1")))),
                null,
                null,
                "tx9"));

        sink.mend(Batch.read("police", sourceChanges(List.of(new Change.Upsert(person("2", "nationalId", "N2")))))
                .withTables("t"));
        sink.apply(snapshot("police", null, "s1", Set.of(), new Change.Upsert(person("3", "nationalId", "N3"))));

        assertThat(driver.executableQuery("MATCH (s:Source {name: 'police'}) RETURN s.openTransaction AS open")
                        .execute()
                        .records()
                        .get(0)
                        .get("open")
                        .asString())
                .isEqualTo("tx9");
    }

    @Test
    void the_log_may_bring_rows_while_a_first_snapshot_reads_and_what_was_seen_stays_seen() throws Exception {
        sink.apply(snapshot("police", null, "s1", Set.of(), new Change.Upsert(person("1", "nationalId", "N1"))));
        apply(
                person("1", "nationalId", "N1", "name", "Wang"),
                person("2", "nationalId", "N2"),
                person("3", "nationalId", "N3"));
        sink.apply(batch("police", "p", new Change.Retract(key("police", "Person", "3"))));

        sink.apply(snapshot(
                "police",
                null,
                "s1",
                Set.of(),
                new Change.Upsert(person("2", "nationalId", "N2", "name", "Li")),
                new Change.Upsert(person("4", "nationalId", "N4")),
                new Change.Retract(key("police", "Person", "1"))));
        sink.apply(snapshot("police", null, "s1", Set.of(), new Change.Upsert(person("4", "nationalId", "N4"))));
        apply(person("5", "nationalId", "N5"));

        assertThat(GraphDump.of(driver).values())
                .containsExactly("{name=Li, nationalId=N2} []", "{nationalId=N4} []", "{nationalId=N5} []");
        assertThat(store.unseen("police", "t_Person", "s1", "", 10)).containsExactly("police/t_Person/Person/5");
        apply(person("4", "nationalId", "N4", "phone", "1"));
        assertThat(store.unseen("police", "t_Person", "s1", "", 10)).containsExactly("police/t_Person/Person/5");
    }

    private static Change bad(String row) {
        Fault reason = Fault.of(FaultCode.GRAPH_REFUSED, Place.of("x.sql"), "no");
        return new Change.Quarantine(key("police", "Person", row), Map.of("csrq", "never"), reason, Instant.EPOCH);
    }

    private static Record person(String row, Object... columns) {
        return record("police", "Person", row, EARLIER, columns);
    }

    private void apply(Record... records) throws InterruptedException {
        for (Record record : records) {
            sink.apply(batch("police", "p", new Change.Upsert(record)));
        }
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
