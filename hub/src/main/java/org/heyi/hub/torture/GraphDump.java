package org.heyi.hub.torture;

import java.time.LocalDate;
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
import org.neo4j.driver.Value;

/** What the graph says, without ids, in the form that {@link Oracle} has. */
final class GraphDump {
    private GraphDump() {}

    static Map<String, String> entities(Driver driver) {
        try (Session session = driver.session()) {
            Map<String, String> names = new HashMap<>();
            Map<String, String> golden = new HashMap<>();
            session.run("""
                            MATCH (e:Entity) WHERE NOT (e)-[:MERGED_INTO]->()
                            RETURN properties(e) AS p, labels(e) AS l, [(r:Record)-[:OF]->(e) | r._key] AS k,
                              COUNT { (:Entity)-[:MERGED_INTO]->(e) } AS m
                            """).forEachRemaining(row -> {
                Map<String, Object> values = plain(row.get("p"));
                String id = (String) values.remove("id");
                List<String> keys = new ArrayList<>(row.get("k").asList(Value::asString));
                Collections.sort(keys);
                Set<Object> labels = new TreeSet<>(row.get("l").asList());
                labels.remove("Entity");
                names.put(id, labels + (keys.isEmpty() ? Shown.values(values) : keys.toString()));
                golden.put(
                        id,
                        Shown.values(values) + " %s former ids " + row.get("m").asInt());
            });
            Map<String, Set<String>> edges = new HashMap<>();
            session.run("""
                            MATCH (a:Entity)-[x]->(b:Entity) WHERE type(x) <> 'MERGED_INTO'
                            RETURN a.id AS a, type(x) + coalesce(':' + x.field, '') AS t, b.id AS b, x.records AS r
                            """).forEachRemaining(row -> edges.computeIfAbsent(
                            row.get("a").asString(), id -> new TreeSet<>())
                    .add(row.get("t").asString() + "->" + names.get(row.get("b").asString()) + " by "
                            + row.get("r").asList()));
            Map<String, String> dump = new TreeMap<>();
            golden.forEach((id, values) -> {
                String shown = values.replace(" %s former", " " + edges.getOrDefault(id, Set.of()) + " former");
                String double_ = dump.put(names.get(id), shown);
                if (double_ != null) {
                    dump.put(names.get(id) + " once more", double_);
                }
            });
            return dump;
        }
    }

    static Map<String, String> records(Driver driver) {
        try (Session session = driver.session()) {
            Map<String, String> dump = new TreeMap<>();
            session.run("MATCH (r:Record) RETURN properties(r) AS p").forEachRemaining(row -> {
                Map<String, Object> values = plain(row.get("p"));
                String key = (String) values.get("_key");
                values.keySet().removeIf(name -> name.startsWith("_"));
                dump.put(key, Shown.values(values));
            });
            return dump;
        }
    }

    static List<String> quarantine(Driver driver) {
        try (Session session = driver.session()) {
            return session.run("MATCH (q:Quarantined) RETURN q.key AS key ORDER BY key")
                    .list(row -> row.get("key").asString());
        }
    }

    private static Map<String, Object> plain(Value properties) {
        Map<String, Object> values = new TreeMap<>();
        properties
                .asMap()
                .forEach((name, value) -> values.put(
                        name, value instanceof LocalDate || value instanceof Long ? value.toString() : value));
        return values;
    }
}
