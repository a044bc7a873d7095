package org.heyi.hub.graph;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import tools.jackson.databind.json.JsonMapper;

/** Rows that could not be mapped, kept in the graph with the reason until the row is mended, gone, or mapped after all. */
public final class Quarantine {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Driver driver;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final LastKnown<Map<String, Long>> lastCounts = new LastKnown<>(Map.of());

    public Quarantine(Driver driver) {
        this.driver = driver;
    }

    /**
     * A row in quarantine.
     *
     * @param key of the record it would have become
     * @param row its columns and values as JSON, as the source has them
     * @param reason code, place and sentence in English
     */
    public record Entry(String key, String source, String row, String reason, String reasonZh, String at) {}

    /** Rows in quarantine by source; sources without any are absent. */
    public Map<String, Long> counts() {
        try (Session session = driver.session()) {
            Map<String, Long> found = new HashMap<>();
            session.run("MATCH (q:Quarantined) RETURN q.source AS source, count(*) AS rows")
                    .forEachRemaining(row -> found.put(
                            row.get("source").asString(), row.get("rows").asLong()));
            return found;
        }
    }

    /** The same; while the graph is away, as it last was. */
    public Map<String, Long> lastCounts() {
        return lastCounts.of(this::counts);
    }

    /** At most {@code limit} entries in order of key; of one source when it is given. */
    public List<Entry> list(@Nullable String source, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("source", source);
        parameters.put("limit", limit);
        try (Session session = driver.session()) {
            return session.run(
                            "MATCH (q:Quarantined) WHERE $source IS NULL OR q.source = $source RETURN q ORDER BY q.key LIMIT $limit",
                            parameters)
                    .list(row -> entry(row.get("q").asMap()));
        }
    }

    /** The entry of one record's key. */
    public Optional<Entry> find(String key) {
        try (Session session = driver.session()) {
            return session
                    .run("MATCH (q:Quarantined {key: $key}) RETURN q", Map.of("key", key))
                    .list(row -> entry(row.get("q").asMap()))
                    .stream()
                    .findFirst();
        }
    }

    private static Entry entry(Map<String, Object> q) {
        return new Entry(
                text(q, "key"),
                text(q, "source"),
                text(q, "row"),
                text(q, "reason"),
                text(q, "reasonZh"),
                text(q, "at"));
    }

    private static String text(Map<String, Object> properties, String name) {
        return String.valueOf(properties.get(name));
    }

    /** Keeps what is now in quarantine and lets go what no longer is. */
    void update(GraphTransaction transaction, String source, Collection<SourceChange> changes, Reading reading) {
        List<Map<String, Object>> kept = new ArrayList<>();
        List<String> released = new ArrayList<>();
        for (SourceChange change : changes) {
            if (change.change() instanceof Change.Quarantine quarantine) {
                kept.add(row(source, quarantine, reading));
            } else if (change.change() instanceof Change.Upsert upsert) {
                released.add(upsert.record().key().text());
            } else if (change.change() instanceof Change.Retract retract) {
                released.add(retract.key().text());
            }
        }
        if (!released.isEmpty() && mayHold(transaction, source)) {
            release(transaction, released);
        }
        if (!kept.isEmpty()) {
            counts.merge(source, (long) kept.size(), Long::sum);
            transaction.write("""
                    UNWIND $rows AS row MERGE (q:Quarantined {key: row.key})
                    WITH q, row, coalesce(row.seen, q.seen) AS seen SET q = row, q.seen = seen
                    """, Map.of("rows", kept));
        }
    }

    /** Changes of rows of the log, with what those of them left untouched that wait here. */
    List<SourceChange> completed(GraphTransaction transaction, String source, List<SourceChange> changes) {
        return mayHold(transaction, source) ? Untouched.completed(transaction, changes) : changes;
    }

    /** Lets go of these. */
    static void release(GraphTransaction transaction, Collection<String> keys) {
        if (!keys.isEmpty()) {
            transaction.write("UNWIND $keys AS key MATCH (q:Quarantined {key: key}) DELETE q", Map.of("keys", keys));
        }
    }

    /** Most sources have nothing in quarantine: then no row needs to be looked up there. */
    private boolean mayHold(GraphTransaction transaction, String source) {
        return counts.computeIfAbsent(source, name -> transaction
                        .read("MATCH (q:Quarantined {source: $source}) RETURN count(q) AS rows", Map.of("source", name))
                        .get(0)
                        .get("rows")
                        .asLong())
                > 0;
    }

    private static Map<String, Object> row(String source, Change.Quarantine quarantine, Reading reading) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", quarantine.key().text());
        row.put("source", source);
        row.put("row", JSON.writeValueAsString(quarantine.row()));
        row.put("reason", quarantine.reason().line(Locale.ENGLISH));
        row.put("reasonZh", quarantine.reason().line(Locale.CHINESE));
        row.put("at", quarantine.at().atOffset(ZoneOffset.UTC).toString());
        row.putAll(Untouched.properties(quarantine));
        if (LongKeys.isCut(quarantine.key())) {
            row.put("cut", true);
        }
        String stamp = reading.stamp(quarantine.key().text());
        if (stamp != null) {
            row.put("seen", stamp);
        }
        return row;
    }
}
