package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

class GraphSchemaTest {
    @Test
    void an_index_that_could_not_be_filled_is_told_in_a_sentence_and_made_anew_once_it_can_be() {
        Driver driver = TestNeo4j.empty();
        try (Session session = driver.session()) {
            session.run("DROP INDEX heyi_correction_state IF EXISTS").consume();
            session.run("CREATE (:Correction {number: -1, state: $tooLong})", Map.of("tooLong", "x".repeat(40_000)))
                    .consume();

            assertThatThrownBy(() -> GraphSchema.prepare(driver, SmallCity.ONTOLOGY))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("the graph cannot make its indexes: ")
                    .hasMessageContaining("heyi_correction_state")
                    .hasMessageContaining("HEYI-4006");

            session.run("MATCH (c:Correction {number: -1}) DELETE c").consume();
            GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
            assertThat(session.run("SHOW INDEXES YIELD name, state WHERE name = 'heyi_correction_state' RETURN state")
                            .single()
                            .get("state")
                            .asString())
                    .isEqualTo("ONLINE");
        }
    }
}
