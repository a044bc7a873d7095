package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.hub.graph.KeptAnswers;
import org.heyi.hub.graph.Submission;
import org.heyi.hub.graph.SubmissionLog;
import org.heyi.hub.query.TestCity;
import org.junit.jupiter.api.Test;

/** Answers that were kept when identifiers were still written as they had been typed. */
class KeptAnswersTest {
    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
    private static final String PEOPLE = "MATCH (p:Person) RETURN count(p)";

    private final FormCity city = new FormCity();
    private final SubmissionLog log = new SubmissionLog(city.driver(), city.sink());

    private void answered(String column, String value, Record.Reference... references) {
        Record answer = new Record(
                CollectedSource.key("grid", "Person", "nationalId", "Ｓ１７", column),
                "Person",
                Map.of("nationalId", "Ｓ１７", column, value),
                List.of(new Identifier("Person", "nationalId", "Ｓ１７")),
                List.of(references),
                THEN);
        log.append(new Submission("key of " + column, "digest", Map.of(), THEN, List.of(answer), Map.of()));
    }

    private KeptAnswers kept() {
        return new KeptAnswers(city.driver(), city.sink(), TestCity.ONTOLOGY);
    }

    @Test
    void speak_of_the_entity_that_their_identifier_names_now() throws InterruptedException {
        answered("name", "王伟");
        answered(
                "livesIn.addressCode",
                "\u200bＡ１",
                new Record.Reference("livesIn", new Identifier("Building", "addressCode", "\u200bＡ１")));
        city.say("police", "Person", "1", THEN, "nationalId", "S17", "alive", true);
        city.say("police", "Building", "1", THEN, "addressCode", "A1", "address", "和平路1号");
        assertThat(city.one(PEOPLE)).isEqualTo(2L);

        kept().normalise();

        assertThat(city.one(PEOPLE)).isEqualTo(1L);
        assertThat(city.one("MATCH (p:Person {nationalId: 'S17'})-[:LIVES_IN]->(b:Building)"
                        + " RETURN [p.name, p.alive, b.addressCode, b.address]"))
                .isEqualTo(List.of("王伟", true, "A1", "和平路1号"));
        assertThat(city.one("MATCH (b:Building) RETURN count(b)")).isEqualTo(1L);
        assertThat(city.one("MATCH (r:Record {_type: 'Person'}) WHERE r._key STARTS WITH 'collected/'"
                        + " RETURN collect(DISTINCT [r.nationalId, toString(r._updatedAt)])"))
                .isEqualTo(List.of(List.of("S17", "2026-01-02T03:04:05Z")));
    }

    @Test
    void are_written_anew_once() throws InterruptedException {
        kept().normalise();
        answered("name", "王伟");
        kept().normalise();
        assertThat(city.one("MATCH (p:Person) RETURN p.nationalId")).isEqualTo("Ｓ１７");
    }
}
