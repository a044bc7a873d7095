package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * What waits in the graph to be given back to one target. Only one thread takes from it. All methods throw
 * {@link org.neo4j.driver.exceptions.Neo4jException} when the graph is away.
 */
public final class Outbox {
    private final Driver driver;
    private final DeliveryTarget target;
    private final LastKnown<Counts> lastCounts = new LastKnown<>(new Counts(0, 0, null));

    public Outbox(Driver driver, DeliveryTarget target) {
        this.driver = driver;
        this.target = target;
    }

    /**
     * An entity that changed.
     *
     * @param version of the change; another change has a higher one
     * @param golden what the entity shows now, field to value; empty when there is no such entity any more
     * @param rows names of the written rows that are the entity's
     * @param event the last event's data as JSON; null when there was none, or it said that the entity is gone
     */
    public record Entry(
            String key,
            String entity,
            long version,
            Optional<Map<String, Object>> golden,
            List<String> rows,
            @Nullable String event) {

        /** The entry when it was delivered to a table. */
        public Delivered delivered() {
            return delivered(null);
        }

        /** The entry when it was delivered as an event, or when the last event said the same. */
        public Delivered delivered(@Nullable String event) {
            return new Delivered(key, version, event);
        }
    }

    /** What was delivered of an entry; {@code event} as in {@link Entry}. */
    public record Delivered(
            String key, long version, @Nullable String event) {}

    /**
     * How much there is.
     *
     * @param lastDeliveredAt null when nothing was delivered so far
     */
    public record Counts(long waiting, long aside, @Nullable OffsetDateTime lastDeliveredAt) {}

    /** An entry that was refused, with the reason. */
    public record Aside(String key, String target, String entity, String reason, String reasonZh) {}

    public DeliveryTarget target() {
        return target;
    }

    /** At most {@code limit} entries, those that changed first in front. */
    public List<Entry> waiting(int limit) {
        try (Session session = driver.session()) {
            return session.executeWrite(transaction -> {
                List<String> keys = transaction
                        .run(OutboxStatements.TAKE, Map.of("target", target.name(), "limit", limit))
                        .list(row -> row.get("key").asString());
                return keys.isEmpty()
                        ? List.of()
                        : transaction
                                .run(OutboxStatements.WAITING, Map.of("keys", keys, "type", target.type()))
                                .list(Outbox::entry);
            });
        }
    }

    private static Entry entry(Record row) {
        Optional<Map<String, Object>> golden = row.get("golden").isNull()
                ? Optional.empty()
                : Optional.of(golden(row.get("golden").asMap()));
        return new Entry(
                row.get("key").asString(),
                row.get("entity").asString(),
                row.get("version").asLong(),
                golden,
                row.get("rows").asList(Value::asString),
                row.get("event").asString(null));
    }

    private static Map<String, Object> golden(Map<String, Object> properties) {
        Map<String, Object> golden = new HashMap<>(properties);
        golden.replaceAll((name, value) -> value instanceof ZonedDateTime time ? time.toOffsetDateTime() : value);
        return golden;
    }

    /** Whether nothing has changed since the entry was taken. Waits for a transaction that is just changing it. */
    public boolean isLatest(Entry entry) {
        try (Session session = driver.session()) {
            return session.executeWrite(
                    transaction -> transaction.run(OutboxStatements.VERSION, Map.of("key", entry.key())).list().stream()
                            .anyMatch(row -> row.get("version").asLong(-1) == entry.version()));
        }
    }

    /** What was written to these rows so far, by key. */
    public Map<String, WrittenRow> written(Collection<String> keys) {
        return ask(
                        WrittenRows.READ,
                        Map.of("keys", new TreeSet<>(keys)),
                        row -> WrittenRows.of(row.get("row").asMap()))
                .stream()
                .collect(Collectors.toMap(WrittenRow::key, Function.identity()));
    }

    /** Remembers what is about to be written: so it is known again when it comes back, however soon. */
    public void remember(Collection<WrittenRow> rows) {
        run(
                WrittenRows.WRITE,
                Map.of("rows", rows.stream().map(WrittenRows::written).toList()));
    }

    /** Forgets rows, but for those that have been written again. */
    public void forget(Collection<WrittenRow> rows) {
        if (!rows.isEmpty()) {
            run(
                    WrittenRows.FORGET,
                    Map.of("rows", rows.stream().map(WrittenRows::written).toList()));
        }
    }

    /** These need not be delivered again, unless they changed meanwhile. */
    public void acknowledge(Collection<Delivered> delivered) {
        // In the order of keys, as all take these locks.
        List<Map<String, @Nullable Object>> rows = delivered.stream()
                .sorted(Comparator.comparing(Delivered::key))
                .map(done -> {
                    Map<String, @Nullable Object> row = new HashMap<>();
                    row.put("key", done.key());
                    row.put("version", done.version());
                    row.put("event", done.event());
                    return row;
                })
                .toList();
        run(OutboxStatements.ACKNOWLEDGE, Map.of("rows", rows));
        run(
                "MERGE (t:DeliveryTarget {name: $target}) SET t.lastDeliveredAt = $now",
                Map.of("target", target.name(), "now", OffsetDateTime.now(ZoneOffset.UTC)));
    }

    /**
     * The entry waits no longer, until its entity changes or it is asked for again.
     *
     * @param wants name of the row that belongs to another entity; null when that is not the reason
     */
    public void setAside(Entry entry, Fault reason, @Nullable String wants) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", entry.key());
        parameters.put("version", entry.version());
        parameters.put("aside", reason.line(Locale.ENGLISH));
        parameters.put("asideZh", reason.line(Locale.CHINESE));
        parameters.put("wants", wants);
        run(OutboxStatements.SET_ASIDE, parameters);
    }

    /** Lets all that was set aside wait again; gives how many entities that are. */
    public long retry() {
        return ask(
                        OutboxStatements.AGAIN.formatted("d.aside IS NOT NULL"),
                        Map.of("target", target.name()),
                        row -> row.get("again").asLong())
                .get(0);
    }

    /** Lets those wait again that wanted rows which no longer belong to another entity. */
    public void retry(Collection<String> released) {
        if (!released.isEmpty()) {
            run(
                    OutboxStatements.AGAIN.formatted("d.aside IS NOT NULL AND d.wants IN $released"),
                    Map.of("target", target.name(), "released", released));
        }
    }

    /** Lets all entities of the type wait when the target is new, or its statement is another than before. */
    public void fill(String fingerprint) {
        Map<String, Object> parameters =
                Map.of("target", target.name(), "type", target.type(), "fingerprint", fingerprint);
        boolean same = !ask(
                        "MATCH (t:DeliveryTarget {name: $target, fingerprint: $fingerprint}) RETURN t.name AS name",
                        parameters,
                        row -> row.get("name").asString())
                .isEmpty();
        if (!same) {
            run(OutboxStatements.FILL, parameters);
            run(OutboxStatements.FILL_WRITTEN, parameters);
            run(OutboxStatements.AGAIN.formatted("d.event IS NOT NULL"), parameters);
            run("MERGE (t:DeliveryTarget {name: $target}) SET t.fingerprint = $fingerprint", parameters);
        }
    }

    /** How many wait and were set aside; while the graph is away, as it last was. */
    public Counts counts() {
        return lastCounts.of(this::count);
    }

    private Counts count() {
        return ask(
                        """
                        OPTIONAL MATCH (t:DeliveryTarget {name: $target})
                        RETURN t.lastDeliveredAt AS last,
                          COUNT { MATCH (d:Delivery) WHERE d.target = $target AND d.waiting IS NOT NULL } AS waiting,
                          COUNT { MATCH (d:Delivery) WHERE d.target = $target AND d.aside IS NOT NULL } AS aside
                        """,
                        Map.of("target", target.name()),
                        row -> new Counts(
                                row.get("waiting").asLong(),
                                row.get("aside").asLong(),
                                row.get("last").isNull()
                                        ? null
                                        : row.get("last").asOffsetDateTime()))
                .get(0);
    }

    /** At most {@code limit} of what was set aside, in order of key. */
    public List<Aside> aside(int limit) {
        return ask(
                "MATCH (d:Delivery) WHERE d.target = $target AND d.aside IS NOT NULL RETURN d ORDER BY d.key LIMIT $limit",
                Map.of("target", target.name(), "limit", limit),
                row -> new Aside(
                        row.get("d").get("key").asString(),
                        target.name(),
                        row.get("d").get("entity").asString(),
                        row.get("d").get("aside").asString(),
                        row.get("d").get("asideZh").asString()));
    }

    private <T> List<T> ask(String cypher, Map<String, Object> parameters, Function<Record, T> read) {
        try (Session session = driver.session()) {
            return session.run(cypher, parameters).list(read);
        }
    }

    /** Commits by itself, so that a statement may divide its work. */
    private void run(String cypher, Map<String, ? extends @Nullable Object> parameters) {
        try (Session session = driver.session()) {
            session.run(cypher, new HashMap<>(parameters)).consume();
        }
    }
}
