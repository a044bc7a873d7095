package org.heyi.hub.bench;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of question.
 *
 * @param query GraphQL
 * @param variables Cypher whose rows are the variables of as many requests
 */
record QueryShape(String name, String query, String variables) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<QueryShape> all() {
        return JSON.readValue(BenchResources.text("shapes.json"), new TypeReference<>() {});
    }

    List<Map<String, Object>> variables(Driver driver) {
        try (Session session = driver.session()) {
            return session.run(variables).list(row -> row.asMap());
        }
    }

    /** Body of the request. */
    String body(Map<String, Object> values) {
        return JSON.writeValueAsString(Map.of("query", query, "variables", values));
    }
}
