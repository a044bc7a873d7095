package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.record;
import static org.heyi.hub.graph.SmallCity.sourceChanges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** What is too long for the graph's indexes is treated alike, whether it comes with the change or was there before, and stops nothing. */
class LongValuesTest {
    private static final String LONG = "长".repeat(20_000);

    /** The small city when nobody searched for names yet. */
    private static final Ontology EARLIER = OntologyReader.read(
                    Map.of("city.graphqls", """
                    type Person @entity(plural: "people") {
                      nationalId: ID @identifier
                      name: String
                      phone: String
                    }
                    """), Set.copyOf(SmallCity.DEPARTMENTS.values()))
            .orThrow();

    private Driver driver;
    private GraphSink sink;
    private Quarantine quarantine;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        quarantine = new Quarantine(driver);
        sink = sink(SmallCity.ONTOLOGY);
    }

    private GraphSink sink(Ontology ontology) {
        EntityIds ids = GraphSchema.prepare(driver, ontology);
        return new GraphSink(driver, ontology, SmallCity.DEPARTMENTS, ids, quarantine);
    }

    @Test
    void a_change_that_leaves_it_untouched_does_not_take_its_row_out_of_quarantine() throws Exception {
        apply(person("1", "nationalId", "N1", "name", LONG, "phone", "1"));

        apply(person("1", "nationalId", "N2", "phone", "2"));

        assertThat(GraphDump.of(driver)).isEmpty();
        assertThat(quarantine.list(null, 10)).singleElement().satisfies(entry -> assertThat(entry.row())
                .contains("\"N2\"", "长长", "\"2\""));
        apply(person("1", "nationalId", "N2", "name", "Wang"));
        assertThat(GraphDump.of(driver).values()).containsExactly("{name=Wang, nationalId=N2, phone=2} []");
        assertThat(quarantine.list(null, 10)).isEmpty();
    }

    @Test
    void several_changes_in_one_batch_come_to_the_same() throws Exception {
        sink.apply(batch(
                "police",
                "1",
                new Change.Upsert(person("1", "nationalId", "N1", "name", LONG, "phone", "1")),
                new Change.Upsert(person("1", "nationalId", "N2", "phone", "2"))));

        assertThat(GraphDump.of(driver)).isEmpty();
        assertThat(quarantine.list(null, 10)).hasSize(1);
    }

    @Test
    void one_that_was_there_before_its_field_was_searched_goes_with_the_next_change_of_its_row() throws Exception {
        sink = sink(EARLIER);
        apply(person("1", "nationalId", "N1", "name", LONG), person("2", "nationalId", "N2", "name", LONG));
        sink = sink(SmallCity.ONTOLOGY);

        apply(record("health", "Person", "1", null, "nationalId", "N1", "phone", "5"));
        assertThat(GraphDump.of(driver).values())
                .as("a change of another record of the entity")
                .containsExactlyInAnyOrder("{nationalId=N1, phone=5} []", "{nationalId=N2} []");
        apply(person("1", "nationalId", "N3", "phone", "2"));

        assertThat(GraphDump.of(driver))
                .containsOnlyKeys("[Person][health/t_Person/Person/1]", "[Person][police/t_Person/Person/2]");
        assertThat(quarantine.list(null, 10)).hasSize(1);
    }

    @Test
    void one_that_was_there_before_goes_when_its_row_is_read_anew_as_if_it_came_now() throws Exception {
        sink = sink(EARLIER);
        Record row = person("1", "nationalId", "N1", "name", LONG);
        apply(row);
        sink = sink(SmallCity.ONTOLOGY);
        Batch read = Batch.read("police", sourceChanges(List.of(new Change.Upsert(row))));

        assertThat(sink.mend(read).different()).isEqualTo(1);

        assertThat(GraphDump.of(driver)).isEmpty();
        assertThat(quarantine.list(null, 10)).hasSize(1);
        assertThat(sink.mend(read).isEmpty()).isTrue();
    }

    @Test
    void a_row_whose_key_is_too_long_waits_in_quarantine_until_it_goes() throws Exception {
        String key = "钥".repeat(3_000);
        Record longKey = person(key, "nationalId", "N1");
        Record other = person(key + "x", "nationalId", "N2");
        apply(longKey, other, person("3", "nationalId", "N3"));

        assertThat(GraphDump.of(driver)).containsOnlyKeys("[Person][police/t_Person/Person/3]");
        assertThat(quarantine.list(null, 10)).hasSize(2).allSatisfy(entry -> assertThat(entry.reason())
                .contains("HEYI-4007"));
        Batch read = Batch.read("police", sourceChanges(List.of(new Change.Upsert(longKey), new Change.Upsert(other))));
        assertThat(sink.mend(read).isEmpty()).isTrue();
        assertThat(new GraphSourceStore(driver).unseen("police", "t_Person", null, "", 10))
                .as("nobody could find a row by a key that was cut")
                .containsExactly("police/t_Person/Person/3");
        sink.apply(batch("police", "2", new Change.Truncate("police", "t_Person"), new Change.Upsert(other)));
        assertThat(quarantine.list(null, 10)).hasSize(1);
        sink.apply(batch("police", "3", new Change.Retract(other.key())));
        assertThat(quarantine.list(null, 10)).isEmpty();
    }

    @Test
    void the_key_of_an_answer_fits_however_long_what_it_names() {
        String text = CollectedSource.key(
                        "police", "Person", "nationalId", "号".repeat(1_900), "phones=" + "码".repeat(1_900))
                .text();

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(7_600);
        assertThat(CollectedSource.identifier(text)).isEqualTo("nationalId");
        assertThat(CollectedSource.column(text)).startsWith("phones=");
        assertThat(CollectedSource.key("police", "Person", "nationalId", "N|1", "phone")
                        .text())
                .isEqualTo("collected/police/Person/nationalId|N\\|1|phone");
    }

    private static Record person(String row, Object... columns) {
        return record("police", "Person", row, null, columns);
    }

    private void apply(Record... records) throws InterruptedException {
        for (Record record : records) {
            sink.apply(batch(record.key().source(), "p", new Change.Upsert(record)));
        }
    }
}
