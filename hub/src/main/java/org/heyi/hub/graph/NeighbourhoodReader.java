package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;

/** Reads neighbourhoods. */
final class NeighbourhoodReader {
    private static final String STATE = """
            RETURN properties(e) AS golden, labels(e) AS labels,
              [(r:Record)-[:OF]->(e) | properties(r)] AS records,
              [(m:Entity)-[:MERGED_INTO]->(e) | m.id] AS merged,
              [(e)-[x]->(t:Entity) | [type(x), coalesce(x.field, ''), t.id, x.records]] AS edges
            """;
    private static final String BY_RECORD =
            "MATCH (r:Record)-[:OF]->(e:Entity) WHERE r._key IN $keys WITH DISTINCT e " + STATE;
    private static final String BY_ID = """
            MATCH (x:Entity) WHERE x.id IN $ids
            OPTIONAL MATCH (x)-[:MERGED_INTO]->(survivor:Entity)
            WITH DISTINCT coalesce(survivor, x) AS e
            """ + STATE;
    private static final String SURVIVORS = """
            MATCH (x:Entity) WHERE x.id IN $ids
            OPTIONAL MATCH (x)-[:MERGED_INTO]->(survivor:Entity)
            RETURN x.id AS id, coalesce(survivor.id, x.id) AS survivor
            """;
    private static final String REFERRING =
            "UNWIND $ids AS id MATCH (t:Entity {id: id})<-[x]-(e:Entity) WHERE type(x) <> 'MERGED_INTO' RETURN DISTINCT e.id AS id";

    private final RecordStates records;
    private final Predicate<String> absent;

    /** {@code absent} are ids and keys that are known not to be in the graph; they are not looked for. */
    NeighbourhoodReader(RecordStates records, Predicate<String> absent) {
        this.records = records;
        this.absent = absent;
    }

    /** Adds the entities that the records of these keys speak of. */
    void addByRecord(GraphTransaction transaction, Neighbourhood neighbourhood, Set<String> keys) {
        Set<String> unknown = neighbourhood.unknownKeys(keys);
        unknown.removeIf(absent);
        if (!unknown.isEmpty()) {
            addAll(transaction, neighbourhood, BY_RECORD, Map.of("keys", unknown));
        }
    }

    /** Adds the entities that these ids lead to. */
    void addById(GraphTransaction transaction, Neighbourhood neighbourhood, Set<String> ids) {
        Set<String> missing = neighbourhood.notInFull(ids);
        missing.removeIf(absent);
        if (!missing.isEmpty()) {
            addAll(transaction, neighbourhood, BY_ID, Map.of("ids", missing));
        }
    }

    /** Adds where these ids lead to, and nothing more of those entities. */
    void addSurvivors(GraphTransaction transaction, Neighbourhood neighbourhood, Set<String> ids) {
        Set<String> unknown = neighbourhood.unknown(ids);
        unknown.removeIf(absent);
        if (!unknown.isEmpty()) {
            transaction
                    .read(SURVIVORS, Map.of("ids", unknown))
                    .forEach(row -> neighbourhood.addSurvivor(
                            row.get("id").asString(), row.get("survivor").asString()));
        }
    }

    /** Ids of the entities that have a relation to one of these. */
    Set<String> referring(GraphTransaction transaction, Set<String> ids) {
        return transaction.read(REFERRING, Map.of("ids", ids)).stream()
                .map(row -> row.get("id").asString())
                .collect(Collectors.toSet());
    }

    /** Adds entities in full, also those of which only the survivor was known. */
    void addInFull(GraphTransaction transaction, Neighbourhood neighbourhood, Set<String> ids) {
        Set<String> missing =
                ids.stream().filter(id -> neighbourhood.entity(id) == null).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            addAll(transaction, neighbourhood, BY_ID, Map.of("ids", missing));
        }
    }

    private void addAll(
            GraphTransaction transaction, Neighbourhood neighbourhood, String query, Map<String, Object> parameters) {
        transaction.read(query, parameters).forEach(row -> neighbourhood.add(entity(row)));
    }

    private EntityState entity(org.neo4j.driver.Record row) {
        Map<String, Object> golden = new HashMap<>(row.get("golden").asMap());
        String id = (String) golden.remove("id");
        golden.replaceAll(
                (name, value) -> value instanceof java.time.ZonedDateTime time ? time.toOffsetDateTime() : value);
        String type = row.get("labels").asList(Value::asString).stream()
                .filter(label -> !label.equals("Entity"))
                .findFirst()
                .orElse("");
        Map<String, RecordState> spoken = new HashMap<>();
        for (Value properties : row.get("records").values()) {
            RecordState record = records.of(properties.asMap());
            spoken.put(record.key(), record);
        }
        return new EntityState(
                id,
                type,
                golden,
                spoken,
                Set.copyOf(row.get("merged").asList(Value::asString)),
                edges(row.get("edges")));
    }

    private static Map<Edge, List<String>> edges(Value rows) {
        Map<Edge, List<String>> edges = new HashMap<>();
        for (Value edge : rows.values()) {
            Edge key = new Edge(
                    edge.get(0).asString(), edge.get(1).asString(), edge.get(2).asString());
            edges.put(key, edge.get(3).asList(Value::asString));
        }
        return edges;
    }
}
