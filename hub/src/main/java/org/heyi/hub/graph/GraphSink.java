package org.heyi.hub.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.RecordKey;
import org.heyi.connectors.record.Sink;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * Commits batches to the graph, one at a time across all sources and all hubs of the graph: whoever writes holds the hub's node. So
 * resolution never reads what another is changing.
 */
public final class GraphSink implements Sink {
    /** Records retracted in one transaction when there may be any number of them. */
    private static final int RETRACTED_AT_ONCE = 5_000;

    private final Driver driver;
    private final Ontology ontology;
    private final Map<String, String> departments;
    private final EntityIds ids;
    private final Quarantine quarantine;
    private final List<DeliveryTarget> targets;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final IndexedValues indexedValues;
    private final Retry retry = new Retry();
    private final Map<String, FirstSnapshot> snapshots = new ConcurrentHashMap<>();

    /** Whether the graph had none of the source's records when the snapshot began. */
    private record FirstSnapshot(String snapshot, boolean first) {}

    /** {@code departments} gives each source its department. Nothing is given back to them. */
    public GraphSink(
            Driver driver, Ontology ontology, Map<String, String> departments, EntityIds ids, Quarantine quarantine) {
        this(driver, ontology, departments, ids, quarantine, List.of());
    }

    /** The same, with what is given back: for each entity of theirs that changes, an entry waits in the graph. */
    public GraphSink(
            Driver driver,
            Ontology ontology,
            Map<String, String> departments,
            EntityIds ids,
            Quarantine quarantine,
            List<DeliveryTarget> targets) {
        this.driver = driver;
        this.ontology = ontology;
        this.departments = Map.copyOf(departments);
        this.ids = ids;
        this.quarantine = quarantine;
        this.targets = List.copyOf(targets);
        this.indexedValues = new IndexedValues(ontology);
    }

    /** Why batches wait at present; null when they do not. */
    public @Nullable Fault waitingFor() {
        return retry.waitingFor();
    }

    @Override
    public void apply(Batch batch) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            List<SourceChange> rest = applyTruncations(batch);
            Batch.Snapshot snapshot = batch.snapshot();
            boolean first = snapshot != null && isFirst(batch.source(), snapshot);
            if (snapshot == null || snapshot.completedTables().isEmpty() || first) {
                commit(batch, rest, true, first);
            } else {
                commit(batch, rest, false, false);
                retractUnseen(batch, snapshot);
                commit(batch, List.of(), true, false);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Runs {@code work} in a transaction of its own while nobody else writes. Does not try again: whoever asked may.
     *
     * @throws FaultException when others write for longer than {@code longest}
     */
    void inTurn(String source, Duration longest, Consumer<GraphTransaction> work) throws InterruptedException {
        if (!turn.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")));
        }
        try {
            inTransaction(source, work);
        } finally {
            turn.unlock();
        }
    }

    /** Applies changes of records, and keeps the position, in a transaction of {@link #inTurn}. */
    void apply(GraphTransaction transaction, Batch batch) {
        batch(transaction).apply(LastChanges.of(batch.changes()), null, false);
        transaction.write(
                "MATCH (s:Source {name: $source}) SET s += $position",
                Map.of("source", batch.source(), "position", position(batch)));
    }

    private BatchTransaction batch(GraphTransaction transaction) {
        return new BatchTransaction(transaction, ontology, departments, ids, targets);
    }

    private void commit(Batch batch, List<SourceChange> all, boolean withPosition, boolean first)
            throws InterruptedException {
        List<SourceChange> changes = indexedValues.check(LastChanges.of(all));
        String snapshot = batch.snapshot() == null ? null : batch.snapshot().id();
        Map<String, Object> position = withPosition ? position(batch) : Map.of();
        retry.run(attempt -> inTransaction(batch.source(), position, transaction -> {
            // A commit whose answer was lost may have been done: then the records are not new any more.
            batch(transaction).apply(changes, snapshot, first && attempt == 1);
            quarantine.update(transaction, batch.source(), changes, snapshot);
        }));
    }

    private void inTransaction(String source, Consumer<GraphTransaction> work) {
        inTransaction(source, Map.of(), work);
    }

    /** {@code position} is what the source's node is to say of it afterwards. */
    private void inTransaction(String source, Map<String, Object> position, Consumer<GraphTransaction> work) {
        GraphTransaction.run(driver, transaction -> {
            transaction.write("""
                    MATCH (h:Hub {name: 'hub'}) SET h.turn = coalesce(h.turn, 0) + 1
                    MERGE (s:Source {name: $source}) SET s += $position
                    """, Map.of("source", source, "position", position));
            work.accept(transaction);
        });
    }

    private static Map<String, Object> position(Batch batch) {
        Map<String, Object> properties = new HashMap<>();
        if (batch.position() != null) {
            properties.put("position", batch.position());
        }
        properties.put("openTransaction", batch.openTransaction());
        return properties;
    }

    private List<SourceChange> applyTruncations(Batch batch) throws InterruptedException {
        List<SourceChange> pending = new ArrayList<>();
        for (SourceChange change : batch.changes()) {
            if (change.change() instanceof Change.Truncate truncate) {
                commit(batch, pending, false, false);
                pending = new ArrayList<>();
                String prefix = RecordKey.tablePrefix(truncate.source(), truncate.table());
                retract(
                        batch,
                        "MATCH (r:Record) WHERE r._key STARTS WITH $prefix RETURN r._key AS key LIMIT $limit",
                        Map.of("prefix", prefix, "limit", RETRACTED_AT_ONCE));
                retry.run(attempt -> inTransaction(
                        batch.source(), transaction -> Quarantine.releaseUnseen(transaction, prefix, "")));
            } else {
                pending.add(change);
            }
        }
        return pending;
    }

    private void retractUnseen(Batch batch, Batch.Snapshot snapshot) throws InterruptedException {
        for (String table : snapshot.completedTables()) {
            String prefix = RecordKey.tablePrefix(batch.source(), table);
            retract(batch, """
                    MATCH (r:Record) WHERE r._key STARTS WITH $prefix AND (r._seen IS NULL OR r._seen <> $snapshot)
                    RETURN r._key AS key LIMIT $limit
                    """, Map.of("prefix", prefix, "snapshot", snapshot.id(), "limit", RETRACTED_AT_ONCE));
            retry.run(attempt -> inTransaction(
                    batch.source(), transaction -> Quarantine.releaseUnseen(transaction, prefix, snapshot.id())));
        }
    }

    private void retract(Batch batch, String keysQuery, Map<String, Object> parameters) throws InterruptedException {
        boolean[] more = {true};
        while (more[0]) {
            retry.run(attempt -> inTransaction(batch.source(), transaction -> {
                List<String> keys = transaction.read(keysQuery, parameters).stream()
                        .map(row -> row.get("key").asString())
                        .toList();
                more[0] = keys.size() == RETRACTED_AT_ONCE;
                batch(transaction).retract(keys);
            }));
        }
    }

    private boolean isFirst(String source, Batch.Snapshot snapshot) throws InterruptedException {
        FirstSnapshot known = snapshots.get(source);
        if (known == null || !known.snapshot().equals(snapshot.id())) {
            boolean[] first = new boolean[1];
            retry.run(attempt -> {
                try (Session session = driver.session()) {
                    first[0] = session.run(
                                    "MATCH (r:Record) WHERE r._key STARTS WITH $prefix RETURN 1 LIMIT 1",
                                    Map.of("prefix", source + "/"))
                            .list()
                            .isEmpty();
                }
            });
            known = new FirstSnapshot(snapshot.id(), first[0]);
            snapshots.put(source, known);
        }
        return known.first();
    }
}
