package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.hub.neo4j.TestNeo4j;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;

/** Entities are resolved anew from their records; whatever stands there that the records do not call for is told and mended. */
class EntityProofTest {
    private Driver driver;
    private GraphSink sink;
    private EntityProof proof;

    @BeforeEach
    void city() throws Exception {
        driver = TestNeo4j.empty();
        EntityIds ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        sink = new GraphSink(
                driver,
                SmallCity.ONTOLOGY,
                SmallCity.DEPARTMENTS,
                ids,
                new Quarantine(driver),
                List.of(new DeliveryTarget("health/out", "Person", Set.of("name"))));
        proof = sink.entityProof();
        apply(
                record("police", "Person", "1", null, "nationalId", "N1", "name", "Wang", "livesIn.code", "B1"),
                record("health", "Person", "1", null, "nationalId", "N1", "fileNumber", "F1", "name", "Wang Wei"),
                record("police", "Person", "2", null, "nationalId", "N2", "owns.code", "B2", "owns.oldCode", "O1"),
                record("housing", "Building", "1", null, "code", "B1", "oldCode", "O1", "address", "Road 1"),
                record("police", "Person", "3", null, "name", "Nobody"));
    }

    @Test
    void nothing_differs_in_what_batches_made() throws Exception {
        EntityProof.Look look = proof.look(100, null, false);

        assertThat(look.differing()).isEmpty();
        assertThat(look.entities()).as("merged ids included").isEqualTo(7);
        assertThat(look.wrapped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (e:Person {nationalId: 'N1'}) SET e.name = 'Broken'",
                "MATCH (e:Person {nationalId: 'N1'}) REMOVE e.fileNumber, e._disputed",
                "MATCH (e:Person {nationalId: 'N2'}) SET e.phone = 'nobody said so'",
                "MATCH (:Person {nationalId: 'N1'})-[x:LIVES_IN]->() DELETE x",
                "MATCH (:Person {nationalId: 'N2'})-[x:OWNS]->() SET x.records = ['police/t_Person/Person/9']",
                "MATCH (e:Person {nationalId: 'N1'}) MATCH (b:Building {code: 'B2'}) CREATE (e)-[:OWNS {records: []}]->(b)",
                "MATCH (e:Person {name: 'Nobody'}) MATCH (b:Building {code: 'B1'}) CREATE (b)-[:OWNS {records: []}]->(e)",
                "MATCH (e)-[x:LIVES_IN]->(b) CREATE (e)-[:LIVES_IN {records: x.records}]->(b)",
                "MATCH (e:Person {nationalId: 'N1'}) REMOVE e:Person",
                "MATCH (e:Person {nationalId: 'N2'}) SET e:Building",
                "MATCH (e:Building {code: 'B2'}) REMOVE e:Building SET e:Person",
                "MATCH (e:Building {code: 'B2'}) REMOVE e.code SET e.address = 'nowhere'",
                "CREATE (:Entity:Building {id: 'orphan', code: 'B9'})",
                "CREATE (:Entity {id: 'bare'})",
                "MATCH (m)-[x:MERGED_INTO]->(:Person) DELETE x",
                "MATCH (m)-[x:MERGED_INTO]->(:Person) DELETE x DELETE m",
                "MATCH (m)-[x:MERGED_INTO]->(:Building) MATCH (p:Person {nationalId: 'N2'}) DELETE x CREATE (m)-[:MERGED_INTO]->(p)",
                "MATCH (m)-[:MERGED_INTO]->(:Building) SET m:Building, m.code = 'B7'",
                "MATCH (r:Record {_key: 'health/t_Person/Person/1'})-[x:OF]->() MATCH (p:Person {nationalId: 'N2'})"
                        + " DELETE x CREATE (r)-[:OF]->(p)",
                "MATCH (e:Building {code: 'B2'}) DETACH DELETE e"
            })
    void what_is_broken_by_hand_is_told_and_mended(String damage) throws Exception {
        Map<String, String> right = GraphDump.of(driver);
        long merged = GraphDump.mergedIds(driver);
        driver.executableQuery(damage).execute();
        Map<String, String> broken = GraphDump.of(driver);

        EntityProof.Look told = proof.look(100, null, false);
        assertThat(told.differing()).isNotEmpty();
        assertThat(GraphDump.of(driver)).isEqualTo(broken);
        EntityProof.Look mended = proof.look(100, null, true);

        assertThat(mended.differing()).isEqualTo(told.differing());
        assertThat(GraphDump.of(driver)).isEqualTo(right);
        assertThat(GraphDump.mergedIds(driver)).isEqualTo(merged);
        assertThat(proof.look(100, null, false).differing()).isEmpty();
    }

    @Test
    void a_value_that_is_mended_is_given_back_again() throws Exception {
        driver.executableQuery("MATCH (d:Delivery) DELETE d").execute();
        driver.executableQuery("MATCH (e:Person {nationalId: 'N1'}) SET e.name = 'Broken'")
                .execute();

        Map<String, List<String>> differing = proof.look(100, null, true).differing();

        assertThat(differing).hasSize(1);
        assertThat(differing.values().iterator().next()).containsExactly("shows something else in name");
        assertThat(driver.executableQuery("MATCH (d:Delivery) RETURN d")
                        .execute()
                        .records())
                .hasSize(1);
    }

    @Test
    void a_few_at_a_time_all_entities_come_by_and_then_the_first_again() throws Exception {
        Set<String> seen = new HashSet<>();
        List<Boolean> wrapped = new ArrayList<>();
        String cursor = null;
        for (int look = 0; look < 4; look++) {
            EntityProof.Look next = proof.look(2, cursor, false);
            cursor = next.cursor();
            assertThat(next.entities()).isEqualTo(2);
            seen.add(cursor);
            wrapped.add(next.wrapped());
        }

        assertThat(seen).hasSize(4);
        assertThat(wrapped).containsExactly(false, false, false, true);
    }

    @Test
    void an_empty_graph_has_nothing_to_look_at() throws Exception {
        for (String source : List.of("police", "health", "housing")) {
            sink.apply(batch(
                    source, "x", new Change.Truncate(source, "t_Person"), new Change.Truncate(source, "t_Building")));
        }

        assertThat(proof.look(10, "abc", true)).isEqualTo(new EntityProof.Look(0, Map.of(), null, true));
    }

    private void apply(Record... records) throws InterruptedException {
        for (Record record : records) {
            sink.apply(batch(record.key().source(), "p", new Change.Upsert(record)));
        }
    }
}
