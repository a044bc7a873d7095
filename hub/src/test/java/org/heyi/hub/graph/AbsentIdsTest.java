package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.record;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.heyi.connectors.record.Change;
import org.heyi.hub.neo4j.TestNeo4j;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** A hub that had its first turn in an empty graph does not look for what the graph cannot have. */
class AbsentIdsTest {
    private static final OffsetDateTime EARLIER = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Driver driver;
    private EntityIds ids;
    private GraphSink sink;
    private Quarantine quarantine;

    @BeforeEach
    void firstTurnInAnEmptyGraph() throws InterruptedException {
        driver = TestNeo4j.empty();
        ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        quarantine = new Quarantine(driver);
        sink = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
        sink.apply(batch("police", "p"));
    }

    @Test
    void what_another_hub_made_is_found() throws Exception {
        GraphSink otherHub = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
        otherHub.apply(
                batch("police", "1", new Change.Upsert(record("police", "Person", "1", EARLIER, "nationalId", "N1"))));

        sink.apply(
                batch("health", "2", new Change.Upsert(record("health", "Person", "2", EARLIER, "nationalId", "N1"))));

        assertThat(GraphDump.of(driver))
                .containsOnlyKeys("[Person][health/t_Person/Person/2, police/t_Person/Person/1]");
    }

    @Test
    void what_a_turn_of_several_batches_made_is_found_by_the_next_of_them_and_by_the_next_turn() throws Exception {
        sink.inTurn("police", Duration.ofSeconds(10), transaction -> {
            sink.apply(
                    transaction,
                    batch(
                            "police",
                            "1",
                            new Change.Upsert(record("police", "Person", "1", EARLIER, "nationalId", "N1"))));
            sink.apply(
                    transaction,
                    batch(
                            "health",
                            "2",
                            new Change.Upsert(record("health", "Person", "2", EARLIER, "nationalId", "N1"))));
        });

        sink.apply(batch(
                "housing", "3", new Change.Upsert(record("housing", "Person", "3", EARLIER, "nationalId", "N1"))));

        assertThat(GraphDump.of(driver))
                .containsOnlyKeys(
                        "[Person][health/t_Person/Person/2, housing/t_Person/Person/3, police/t_Person/Person/1]");
    }

    @Test
    void absent_is_what_no_turn_has_touched_until_somebody_else_has_a_turn() {
        AbsentIds absent = new AbsentIds();
        begins(absent, 7);
        absent.over(7, new Touched(Set.of("id"), Set.of("key")));
        assertThat(absent).rejects("id", "key").accepts("other");

        begins(absent, 8);
        absent.over(8, new Touched(Set.of("other"), Set.of()));
        assertThat(absent).rejects("id", "key", "other").accepts("another");

        begins(absent, 10);
        assertThat(absent).rejects("another");
    }

    @Test
    void nothing_is_known_to_be_absent_after_a_turn_that_does_not_say_what_it_touched() {
        AbsentIds absent = new AbsentIds();
        begins(absent, 7);
        absent.over(7, null);
        assertThat(absent).rejects("id");
    }

    @Test
    void nothing_is_known_to_be_absent_from_a_graph_that_was_not_empty() throws Exception {
        sink.apply(
                batch("police", "1", new Change.Upsert(record("police", "Person", "1", EARLIER, "nationalId", "N1"))));
        AbsentIds absent = new AbsentIds();
        begins(absent, 7);
        assertThat(absent).rejects("id");
    }

    private void begins(AbsentIds absent, long turn) {
        GraphTransaction.run(driver, transaction -> absent.begins(turn, transaction));
    }
}
