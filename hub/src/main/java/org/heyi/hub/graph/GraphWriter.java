package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;

/** Writes changes: one statement for each kind of change and label, whatever the number of rows. */
final class GraphWriter {
    private final GraphTransaction transaction;

    private GraphWriter(GraphTransaction transaction) {
        this.transaction = transaction;
    }

    static void write(GraphTransaction transaction, GraphChanges changes) {
        new GraphWriter(transaction).write(changes);
    }

    private void write(GraphChanges changes) {
        deleteEdges(changes.deletedEdges);
        run("UNWIND $rows AS key MATCH (r:Record {_key: key}) DETACH DELETE r", changes.deletedRecords);
        changes.createdPlaceholders.forEach((kind, rows) -> run(
                "UNWIND $rows AS row CREATE (:Entity:%s {id: row.id, %s: row.value})"
                        .formatted(Names.quote(kind.type()), Names.quote(kind.field())),
                rows));
        changes.createdEntities.forEach((kind, entities) -> {
            Creation creation = Creation.of(kind, entities);
            transaction.write(creation.statement(), creation.parameters());
        });
        labelled("""
                UNWIND $rows AS row MATCH (e:Entity {id: row.id})-[m:MERGED_INTO]->()
                DELETE m SET e:%s SET e += row.golden
                """, changes.promotedIds);
        run("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row.golden", changes.changedEntities);
        writeRecords(changes);
        demote(changes.demotedEntities);
        run("""
                UNWIND $rows AS row MATCH (s:Entity {id: row.survivor})
                CREATE (:Entity {id: row.id})-[:MERGED_INTO]->(s)
                """, changes.createdMergedIds);
        run("""
                UNWIND $rows AS row MATCH (e:Entity {id: row.id})-[m:MERGED_INTO]->() MATCH (s:Entity {id: row.survivor})
                DELETE m CREATE (e)-[:MERGED_INTO]->(s)
                """, changes.movedMergedIds);
        writeEdges(changes);
        run("""
                UNWIND $rows AS id MATCH (e:Entity {id: id})
                WHERE NOT EXISTS { (e)<--() } AND NOT EXISTS { (e)-[:MERGED_INTO]->() } DETACH DELETE e
                """, List.copyOf(changes.perhapsUnused));
    }

    private void writeRecords(GraphChanges changes) {
        run(
                "UNWIND $rows AS row MATCH (e:Entity {id: row.entity}) CREATE (r:Record)-[:OF]->(e) SET r = row.record",
                changes.createdRecords);
        run("UNWIND $rows AS row MATCH (r:Record {_key: row.key}) SET r += row.record", changes.changedRecords);
        run("UNWIND $rows AS row MATCH (r:Record {_key: row.key}) SET r._seen = row.seen", changes.seenRecords);
        run("""
                UNWIND $rows AS row MATCH (r:Record {_key: row.key})-[o:OF]->() MATCH (e:Entity {id: row.entity})
                DELETE o CREATE (r)-[:OF]->(e)
                """, changes.movedRecords);
    }

    /** An entity that merged keeps its id, so that who remembers it still finds the survivor. */
    private void demote(Map<String, List<Map<String, Object>>> rows) {
        rows.forEach((type, some) -> run("""
                UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (s:Entity {id: row.survivor})
                %s SET e = {id: row.id} CREATE (e)-[:MERGED_INTO]->(s)
                """.formatted(type.isEmpty() ? "" : "REMOVE e:" + Names.quote(type)), some));
    }

    private void deleteEdges(Map<String, List<Map<String, Object>>> rows) {
        labelled("""
                UNWIND $rows AS row MATCH (:Entity {id: row.from})-[x:%s]->(:Entity {id: row.to})
                WHERE coalesce(x.field, '') = row.field DELETE x
                """, rows);
    }

    private void writeEdges(GraphChanges changes) {
        changes.createdEdges.forEach((type, rows) -> run(
                "UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[x:"
                        + Names.quote(type) + " {records: row.records"
                        + (type.equals(Edge.DISPUTED) ? ", field: row.field" : "") + "}]->(b)",
                rows));
        labelled("""
                UNWIND $rows AS row MATCH (:Entity {id: row.from})-[x:%s]->(:Entity {id: row.to})
                WHERE coalesce(x.field, '') = row.field SET x.records = row.records
                """, changes.changedEdges);
    }

    private void labelled(String query, Map<String, List<Map<String, Object>>> rows) {
        rows.forEach((name, some) -> run(query.formatted(Names.quote(name)), some));
    }

    private void run(String query, List<?> rows) {
        if (!rows.isEmpty()) {
            transaction.write(query, Map.of("rows", rows));
        }
    }
}
