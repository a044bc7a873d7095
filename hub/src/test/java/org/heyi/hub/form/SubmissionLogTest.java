package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.hub.graph.Submission;
import org.heyi.hub.graph.SubmissionLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.Neo4jException;

/** Log, records and position: all of a submission, or nothing. */
class SubmissionLogTest {
    private static final OffsetDateTime LATELY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(3).withNano(0);
    private static final String POSITION =
            "MATCH (s:Source {name: 'collected'}) RETURN s.position + '/' + toString(s.sequence)";
    private static FormCity city;
    private static SubmissionLog log;

    @BeforeAll
    static void city() {
        city = new FormCity();
        log = new SubmissionLog(city.driver(), city.sinkTo(city.driver()));
    }

    private static Submission of(String key, Record... answers) {
        return new Submission(key, "digest of " + key, Map.of(), LATELY, List.of(answers), Map.of());
    }

    private static Object kept() {
        return city.one("MATCH (s:Submission) RETURN count(s)");
    }

    @Test
    void a_graph_that_is_away_is_said_to_be_so_and_the_same_may_be_sent_again() {
        try (var nowhere = GraphDatabase.driver("bolt://127.0.0.1:1")) {
            SubmissionLog away = new SubmissionLog(nowhere, city.sinkTo(nowhere));
            assertThatThrownBy(() -> away.append(of("k"))).hasMessageContaining("HEYI-5015");
            assertThatThrownBy(() -> away.digest("k")).hasMessageContaining("HEYI-5015");
        }
    }

    @Test
    void what_fails_in_the_graph_leaves_neither_log_nor_record_nor_position() {
        log.append(of("before"));
        Object position = city.one(POSITION);
        Object kept = kept();
        Record unfit = new Record(
                CollectedSource.key("grid", "Person", "nationalId", "S17", "name"),
                "Person",
                Map.of("nationalId", "S17", "name", Map.of("no", "value of a node")),
                List.of(new Identifier("Person", "nationalId", "S17")),
                List.of(),
                LATELY);

        assertThatThrownBy(() -> log.append(of("unfit", unfit))).isInstanceOf(Neo4jException.class);

        assertThat(kept()).isEqualTo(kept);
        assertThat(city.one(POSITION)).isEqualTo(position);
        assertThat(city.one("MATCH (r:Record {nationalId: 'S17'}) RETURN count(r)"))
                .isEqualTo(0L);
    }

    @Test
    void the_position_of_the_source_is_that_of_the_last_submission() {
        log.append(of("last"));
        assertThat(city.one("MATCH (s:Source {name: 'collected'}) MATCH (l:Submission) WITH s, max(l.sequence) AS last"
                        + " RETURN s.position = toString(last)"))
                .isEqualTo(true);
    }
}
