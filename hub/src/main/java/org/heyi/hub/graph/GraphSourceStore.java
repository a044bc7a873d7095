package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.heyi.connectors.capture.SourceStore;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/** Keeps what a source must find again on its node in the graph. Waits for a graph that is away, as {@link GraphSink} does. */
public final class GraphSourceStore implements SourceStore {
    private final Driver driver;
    private final Retry retry = new Retry();

    public GraphSourceStore(Driver driver) {
        this.driver = driver;
    }

    @Override
    public Optional<String> position(String source) {
        return property(source, "MATCH (s:Source {name: $source}) RETURN s.position AS value");
    }

    @Override
    public Optional<String> tables(String source) {
        return property(source, "MATCH (s:Source {name: $source}) RETURN s.tables AS value");
    }

    @Override
    public List<String> unseen(String source, String table, @Nullable String seenBy, String after, int limit) {
        return waiting(transaction -> new UnseenRecords(transaction, source, table, seenBy).after(after, limit));
    }

    @Override
    public Optional<String> mappings(String source) {
        return property(source, "MATCH (s:Source {name: $source}) RETURN s.mappings AS value");
    }

    @Override
    public void restart(String source, String mappings) {
        write("""
                MERGE (s:Source {name: $source}) SET s.mappings = $value, s.position = null, s.openTransaction = null,
                    s.tables = null
                WITH s OPTIONAL MATCH (h:SchemaHistory {source: $source}) DELETE h
                """, Map.of("source", source, "value", mappings));
    }

    /** Keeps other states of the source's tables, while it is not captured. */
    public void readAnew(String source, String tables) {
        write("MATCH (s:Source {name: $source}) SET s.tables = $value", Map.of("source", source, "value", tables));
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
        return waiting(transaction -> transaction
                .run(
                        "MATCH (h:SchemaHistory {source: $source}) RETURN h.entry AS entry ORDER BY h.sequence",
                        Map.of("source", source))
                .list(row -> row.get("entry").asString()));
    }

    private Optional<String> property(String source, String query) {
        return waiting(transaction -> transaction.run(query, Map.of("source", source)).list().stream()
                .map(GraphSourceStore::value)
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<String> value(Record row) {
        return row.get("value").isNull()
                ? Optional.empty()
                : Optional.of(row.get("value").asString());
    }

    private void write(String query, Map<String, Object> parameters) {
        waiting(transaction -> transaction.run(query, parameters).consume());
    }

    /** Not by the driver's own retries: their pauses get as long as half a minute, and they give up. */
    private <T> T waiting(Function<Transaction, T> work) {
        AtomicReference<T> found = new AtomicReference<>();
        try {
            retry.run(attempt -> {
                try (Session session = driver.session();
                        Transaction transaction = session.beginTransaction()) {
                    found.set(work.apply(transaction));
                    transaction.commit();
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
        return Objects.requireNonNull(found.get());
    }
}
