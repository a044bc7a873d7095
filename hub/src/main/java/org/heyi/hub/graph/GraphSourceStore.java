package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.capture.SourceStore;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/** Keeps what a source must find again on its node in the graph. */
public final class GraphSourceStore implements SourceStore {
    private final Driver driver;

    public GraphSourceStore(Driver driver) {
        this.driver = driver;
    }

    @Override
    public Optional<String> position(String source) {
        return property(source, "MATCH (s:Source {name: $source}) RETURN s.position AS value");
    }

    @Override
    public Optional<String> mappings(String source) {
        return property(source, "MATCH (s:Source {name: $source}) RETURN s.mappings AS value");
    }

    @Override
    public void restart(String source, String mappings) {
        write("""
                MERGE (s:Source {name: $source}) SET s.mappings = $value, s.position = null, s.openTransaction = null
                WITH s OPTIONAL MATCH (h:SchemaHistory {source: $source}) DELETE h
                """, Map.of("source", source, "value", mappings));
    }

    @Override
    public void appendSchemaHistory(String source, String entry) {
        write("""
                MERGE (s:Source {name: $source}) SET s.schemaHistory = coalesce(s.schemaHistory, 0) + 1
                CREATE (:SchemaHistory {source: $source, sequence: s.schemaHistory, entry: $value})
                """, Map.of("source", source, "value", entry));
    }

    @Override
    public List<String> schemaHistory(String source) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> transaction
                    .run(
                            "MATCH (h:SchemaHistory {source: $source}) RETURN h.entry AS entry ORDER BY h.sequence",
                            Map.of("source", source))
                    .list(row -> row.get("entry").asString()));
        }
    }

    private Optional<String> property(String source, String query) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> transaction.run(query, Map.of("source", source)).list().stream()
                    .map(GraphSourceStore::value)
                    .flatMap(Optional::stream)
                    .findFirst());
        }
    }

    private static Optional<String> value(Record row) {
        return row.get("value").isNull()
                ? Optional.empty()
                : Optional.of(row.get("value").asString());
    }

    private void write(String query, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            session.executeWrite(
                    transaction -> transaction.run(query, parameters).consume());
        }
    }
}
