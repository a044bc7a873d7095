package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.heyi.hub.bench.BenchResources;
import org.heyi.hub.bench.once.Client.Outcome;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import tools.jackson.databind.JsonNode;

/**
 * Where a submission is, and how often: looked up in the graph and in the form, by keys and values that are worked out from what was sent and
 * by nothing that the hub says.
 */
final class Whereabouts {
    private final HubApi api;
    private final Driver graph;
    private final Ontology ontology;

    Whereabouts(OnceCity city, Ontology ontology) throws IOException {
        this.api = city.api();
        this.graph = city.hub().graph().orElseThrow();
        this.ontology = ontology;
    }

    /** Place to how often it is there. */
    Map<String, Long> of(Outcome outcome) throws IOException, InterruptedException {
        Map<String, Long> places = new HashMap<>();
        Planned planned = outcome.planned();
        JsonNode form = api.data(FormList.OPEN, planned.form().variables(planned.about()))
                .at("/form/fields");
        Map<String, String> shown = form.valueStream()
                .collect(Collectors.toMap(field -> field.get("path").asString(), field -> field.get("value")
                        .asString("")));
        try (Session session = graph.session()) {
            places.put("log", count(session, "MATCH (s:Submission {key: $key}) RETURN count(s)", planned.key()));
            for (Map.Entry<String, Object> answer : outcome.answers().entrySet()) {
                places.put("record of " + answer.getKey(), records(session, planned, answer));
                if (!answer.getKey().equals(planned.corrected())) {
                    boolean isShown = answer.getValue().equals(shown.get(answer.getKey()));
                    places.put("form's " + answer.getKey(), isShown ? 1L : 0L);
                }
            }
            if (outcome.correction()) {
                places.put(
                        "corrections",
                        count(
                                session,
                                "MATCH (c:Correction {answer: $key}) RETURN count(c)",
                                key(planned, planned.corrected())));
            }
        }
        return places;
    }

    /** How many entities of the subject's identifier have a record of this answer with its value. */
    private long records(Session session, Planned planned, Map.Entry<String, Object> answer) {
        Record found = session.run(
                        BenchResources.text("once/record.cypher"),
                        Map.of(
                                "key",
                                key(planned, answer.getKey()),
                                "field",
                                answer.getKey(),
                                "value",
                                answer.getValue(),
                                "identifier",
                                planned.form().identifier(),
                                "named",
                                planned.identifier()))
                .single();
        return found.get("times").asLong();
    }

    private static long count(Session session, String cypher, String key) {
        return session.run(cypher, Map.of("key", key)).single().get(0).asLong();
    }

    private String key(Planned planned, String path) {
        EntityType type = ontology.entities().stream()
                .filter(entity -> entity.singular().equals(planned.form().subject()))
                .findFirst()
                .orElseThrow();
        return "collected/" + planned.department() + "/" + type.name() + "/"
                + planned.form().identifier() + "|" + planned.identifier() + "|" + path;
    }
}
