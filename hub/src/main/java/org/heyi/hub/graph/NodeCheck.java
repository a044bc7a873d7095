package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.driver.Value;

/** What is wrong with entities' nodes themselves: labels, properties of ids that merged, relations that are there twice, nodes nobody needs. */
final class NodeCheck {
    private static final String NODES = """
            MATCH (e:Entity) WHERE e.id IN $ids
            RETURN e.id AS id, labels(e) AS labels, keys(e) AS keys, EXISTS { (e)-[:MERGED_INTO]->() } AS merged,
              NOT EXISTS { (e)<--() } AND NOT EXISTS { (e)-[:MERGED_INTO]->() } AS unused,
              COUNT { (e)-[x]->() WHERE type(x) <> 'MERGED_INTO' } AS edges,
              COUNT { MATCH (e)-[x]->(t) WHERE type(x) <> 'MERGED_INTO' RETURN DISTINCT type(x), x.field, t } AS different
            """;
    private static final String BARE = """
            UNWIND $ids AS id MATCH (e:Entity {id: id})-[:MERGED_INTO]->() SET e = {id: id}
            WITH DISTINCT e MATCH (e)-[x]->() WHERE type(x) <> 'MERGED_INTO' DELETE x
            """;
    private static final String ONCE = """
            UNWIND $ids AS id MATCH (e:Entity {id: id})-[x]->(t) WHERE type(x) <> 'MERGED_INTO'
            WITH type(x) AS type, x.field AS field, t, collect(x) AS same WHERE size(same) > 1
            UNWIND same[1..] AS more DELETE more
            """;
    private static final String UNUSED = """
            UNWIND $ids AS id MATCH (e:Entity {id: id})
            WHERE NOT EXISTS { (e)<--() } AND NOT EXISTS { (e)-[:MERGED_INTO]->() } DETACH DELETE e
            """;

    private final Map<String, List<String>> wrong = new HashMap<>();
    private final Map<String, Set<String>> superfluous = new HashMap<>();
    private final Map<String, String> lacking = new HashMap<>();
    private final List<String> notBare = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();

    private NodeCheck() {}

    /** By id what is wrong with the nodes of these entities and of the ids that lead to them. */
    static Map<String, List<String>> of(
            GraphTransaction transaction, Neighbourhood entities, Map<String, String> types) {
        return read(transaction, entities, types).wrong;
    }

    /** Mends what is wrong. */
    static void repair(GraphTransaction transaction, Neighbourhood entities, Map<String, String> types) {
        NodeCheck check = read(transaction, entities, types);
        Set<String> relabelled = new TreeSet<>(check.superfluous.keySet());
        relabelled.addAll(check.lacking.keySet());
        for (String id : relabelled) {
            String remove = labels(" REMOVE e", check.superfluous.getOrDefault(id, Set.of()));
            String type = check.lacking.get(id);
            String add = labels(" SET e", type == null ? Set.of() : Set.of(type));
            transaction.write("MATCH (e:Entity {id: $id})" + remove + add, Map.of("id", id));
        }
        transaction.write(BARE, Map.of("ids", check.notBare));
        transaction.write(ONCE, Map.of("ids", check.twice));
        transaction.write(UNUSED, Map.of("ids", check.unused));
    }

    private static String labels(String clause, Set<String> labels) {
        StringBuilder text = new StringBuilder(labels.isEmpty() ? "" : clause);
        labels.forEach(label -> text.append(':').append(Names.quote(label)));
        return text.toString();
    }

    private static NodeCheck read(GraphTransaction transaction, Neighbourhood entities, Map<String, String> types) {
        NodeCheck check = new NodeCheck();
        Set<String> ids = new TreeSet<>(entities.entities().keySet());
        entities.entities().values().forEach(entity -> ids.addAll(entity.merged()));
        transaction.read(NODES, Map.of("ids", ids)).forEach(node -> check.look(node, types));
        return check;
    }

    private void look(org.neo4j.driver.Record node, Map<String, String> types) {
        String id = node.get("id").asString();
        boolean merged = node.get("merged").asBoolean();
        Set<String> labels = new TreeSet<>(node.get("labels").asList(Value::asString));
        labels.remove("Entity");
        String type = merged ? null : types.get(id);
        if (type != null && !labels.remove(type)) {
            lacking.put(id, type);
            add(id, "is no " + type);
        }
        if (!labels.isEmpty() && (merged || type != null)) {
            superfluous.put(id, labels);
            add(id, "is a " + String.join(", ", labels));
        }
        if (merged && (node.get("keys").size() > 1 || node.get("edges").asLong() > 0)) {
            notBare.add(id);
            add(id, "has values though it merged");
        }
        if (node.get("edges").asLong() > node.get("different").asLong()) {
            twice.add(id);
            add(id, "has a relation twice");
        }
        if (node.get("unused").asBoolean()) {
            unused.add(id);
            add(id, "has no records, and nothing refers to it");
        }
    }

    private void add(String id, String what) {
        wrong.computeIfAbsent(id, key -> new ArrayList<>()).add(what);
    }
}
