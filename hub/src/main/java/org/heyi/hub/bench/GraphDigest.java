package org.heyi.hub.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * What a graph holds, in short: how many nodes have which labels, how many relations which type, and a hash over a sample of entities with
 * their records and relations.
 */
record GraphDigest(Map<String, Long> counts, String sample) {
    /** Which transaction, which snapshot and when: two loads of the same rows differ in these, but in nothing else. */
    private static final Set<String> OF_THE_LOAD = Set.of("_committedAt", "_transaction");

    /** Which reading has seen the row: the hub keeps that when a row changes later, the loader does not. */
    private static final String OF_A_READING = "_seen";

    private static final int SAMPLED = 2_000;

    static GraphDigest of(Driver driver) {
        Map<String, Long> counts = new TreeMap<>();
        try (Session session = driver.session()) {
            session.run("MATCH (n) WHERE n:Entity OR n:Record RETURN labels(n) AS labels, count(*) AS count")
                    .forEachRemaining(row -> counts.put(
                            String.valueOf(new TreeSet<>(row.get("labels").asList())),
                            row.get("count").asLong()));
            session.run("MATCH ()-[x]->() RETURN type(x) AS type, count(*) AS count")
                    .forEachRemaining(row -> counts.put(
                            row.get("type").asString(), row.get("count").asLong()));
            return new GraphDigest(counts, sample(session));
        }
    }

    private static String sample(Session session) {
        MessageDigest hash = sha256();
        session.run("""
                MATCH (e:Entity) WITH e ORDER BY e.id LIMIT $limit
                RETURN labels(e) AS labels, properties(e) AS entity,
                  [(r:Record)-[:OF]->(e) | properties(r)] AS records,
                  [(e)-[x]->(t:Entity) | {type: type(x), to: t.id, properties: properties(x)}] AS relations
                ORDER BY e.id
                """, Map.of("limit", SAMPLED))
                .forEachRemaining(
                        row -> hash.update(canonical(row.asMap()).toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(hash.digest());
    }

    private static Object canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, inner) ->
                    sorted.put(String.valueOf(name), OF_THE_LOAD.contains(name) ? "present" : canonical(inner)));
            sorted.remove(OF_A_READING);
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(GraphDigest::canonical)
                    .map(String::valueOf)
                    .sorted()
                    .toList();
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
