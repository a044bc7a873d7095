package org.heyi.hub.graph;

/** The Cypher of {@link Outbox}. */
final class OutboxStatements {
    /**
     * Locks them: a transaction of Neo4j becomes visible piece by piece, but it holds its locks until all of it is. So whoever has the lock sees
     * the entity as that version has it.
     */
    static final String TAKE = """
            MATCH (d:Delivery) WHERE d.target = $target AND d.waiting IS NOT NULL
            WITH d ORDER BY d.waiting, d.key LIMIT $limit WITH d ORDER BY d.key
            SET d.taken = true RETURN d.key AS key
            """;

    static final String WAITING = """
            UNWIND $keys AS key MATCH (d:Delivery {key: key}) WHERE d.waiting IS NOT NULL
            OPTIONAL MATCH (e:Entity {id: d.entity}) WHERE $type IN labels(e) AND EXISTS { (e)<-[:OF]-(:Record) }
            RETURN d.key AS key, d.entity AS entity, d.waiting AS version, d.event AS event, properties(e) AS golden,
              COLLECT { MATCH (w:WrittenRow) WHERE w.delivery = d.key RETURN w.key ORDER BY w.key } AS rows
            ORDER BY version, key
            """;

    /** Locks, too. */
    static final String VERSION = "MATCH (d:Delivery {key: $key}) SET d.taken = true RETURN d.waiting AS version";

    /** Locks, too, before it looks at what waits. */
    static final String ACKNOWLEDGE = """
            UNWIND $rows AS row MATCH (d:Delivery {key: row.key}) SET d.taken = true WITH d, row
            SET d.event = row.event, d.waiting = CASE WHEN d.waiting > row.version THEN d.waiting END
            WITH d WHERE d.waiting IS NULL AND d.event IS NULL DELETE d
            """;

    static final String SET_ASIDE = """
            MATCH (d:Delivery {key: $key}) SET d.taken = true WITH d WHERE d.waiting = $version
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
            RETURN count(d) AS again
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
