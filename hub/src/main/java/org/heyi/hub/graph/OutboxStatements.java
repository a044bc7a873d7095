package org.heyi.hub.graph;

/** The Cypher of {@link Outbox}. */
final class OutboxStatements {
    static final String WAITING = """
            MATCH (d:Delivery) WHERE d.target = $target AND d.waiting IS NOT NULL
            WITH d ORDER BY d.waiting, d.key LIMIT $limit
            OPTIONAL MATCH (e:Entity {id: d.entity}) WHERE $type IN labels(e) AND EXISTS { (e)<-[:OF]-(:Record) }
            RETURN d.key AS key, d.entity AS entity, d.waiting AS version, d.event AS event, properties(e) AS golden,
              COLLECT { MATCH (w:WrittenRow) WHERE w.delivery = d.key RETURN w.key ORDER BY w.key } AS rows
            """;
    static final String ACKNOWLEDGE = """
            UNWIND $rows AS row MATCH (d:Delivery {key: row.key})
            SET d.event = row.event, d.waiting = CASE WHEN d.waiting > row.version THEN d.waiting END
            WITH d WHERE d.waiting IS NULL AND d.event IS NULL DELETE d
            """;
    static final String SET_ASIDE = """
            MATCH (d:Delivery {key: $key})
            WHERE d.waiting = $version
            SET d.aside = $aside, d.asideZh = $asideZh, d.wants = $wants, d.waiting = null
            """;
    static final String FILL = """
            MATCH (h:Hub {name: 'hub'}) WITH coalesce(h.turn, 0) AS version
            MATCH (e:Entity) WHERE $type IN labels(e) AND EXISTS { (e)<-[:OF]-(:Record) }
            CALL (e, version) {
              MERGE (d:Delivery {key: $target + '/' + e.id}) ON CREATE SET d.target = $target, d.entity = e.id
              SET d.waiting = coalesce(d.waiting, version)
            } IN TRANSACTIONS OF 5000 ROWS
            """;
    static final String AGAIN = """
            MATCH (h:Hub {name: 'hub'}) WITH coalesce(h.turn, 0) AS version
            MATCH (d:Delivery) WHERE d.target = $target AND %s
            CALL (d, version) { SET d.waiting = coalesce(d.waiting, version) REMOVE d.aside, d.asideZh, d.wants }
            IN TRANSACTIONS OF 5000 ROWS
            """;
    static final String FILL_WRITTEN = """
            MATCH (h:Hub {name: 'hub'}) WITH coalesce(h.turn, 0) AS version
            MATCH (w:WrittenRow) WHERE w.delivery STARTS WITH $target + '/'
            CALL (w, version) {
              MERGE (d:Delivery {key: w.delivery})
              ON CREATE SET d.target = $target, d.entity = substring(w.delivery, size($target) + 1)
              SET d.waiting = coalesce(d.waiting, version)
            } IN TRANSACTIONS OF 5000 ROWS
            """;

    private OutboxStatements() {}
}
