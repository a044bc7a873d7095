package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * What a graph says, without ids: for each entity, named by its records' keys (a placeholder by its identifier), a line of its values and
 * relations.
 */
final class GraphDump {
    private GraphDump() {}

    static Map<String, String> of(Driver driver) {
        try (Session session = driver.session()) {
            Map<String, String> names = new HashMap<>();
            Map<String, Map<String, Object>> golden = new HashMap<>();
            session.run("MATCH (e:Entity) WHERE NOT (e)-[:MERGED_INTO]->() RETURN properties(e) AS p, labels(e) AS l,"
                            + " [(r:Record)-[:OF]->(e) | r._key] AS k")
                    .forEachRemaining(row -> {
                        Map<String, Object> values = new TreeMap<>(row.get("p").asMap());
                        String id = (String) values.remove("id");
                        List<String> keys = new ArrayList<>(row.get("k").asList(v -> v.asString()));
                        Collections.sort(keys);
                        Set<Object> labels = new TreeSet<>(row.get("l").asList());
                        labels.remove("Entity");
                        names.put(id, labels + (keys.isEmpty() ? values.toString() : keys.toString()));
                        golden.put(id, values);
                    });
            Map<String, Set<String>> edges = new HashMap<>();
            session.run(
                            "MATCH (a:Entity)-[x]->(b:Entity) WHERE type(x) <> 'MERGED_INTO'"
                                    + " RETURN a.id AS a, type(x) + coalesce(':' + x.field, '') AS t, b.id AS b, x.records AS r")
                    .forEachRemaining(row -> edges.computeIfAbsent(row.get("a").asString(), id -> new TreeSet<>())
                            .add(row.get("t").asString() + "->"
                                    + names.get(row.get("b").asString()) + " by "
                                    + row.get("r").asList()));
            Map<String, String> dump = new TreeMap<>();
            golden.forEach(
                    (id, values) -> dump.put(names.get(id), values + " " + edges.getOrDefault(id, new TreeSet<>())));
            return dump;
        }
    }

    /** All properties of all records, by their keys. */
    static Map<String, Map<String, Object>> records(Driver driver) {
        try (Session session = driver.session()) {
            Map<String, Map<String, Object>> records = new TreeMap<>();
            session.run("MATCH (r:Record) RETURN r._key AS key, properties(r) AS properties")
                    .forEachRemaining(row -> records.put(
                            row.get("key").asString(), row.get("properties").asMap()));
            return records;
        }
    }

    /** Former ids that lead to an entity. */
    static long mergedIds(Driver driver) {
        try (Session session = driver.session()) {
            return session.run(
                            "MATCH (m:Entity)-[:MERGED_INTO]->(e:Entity) WHERE NOT (e)-[:MERGED_INTO]->() RETURN count(*) AS n")
                    .single()
                    .get("n")
                    .asLong();
        }
    }
}
