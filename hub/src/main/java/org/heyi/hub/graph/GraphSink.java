package org.heyi.hub.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
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
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches to the graph, one at a time across all sources and all hubs of the graph: whoever writes holds the hub's node. So
 * resolution never reads what another is changing.
 */
public final class GraphSink implements Sink {
    /** Records retracted in one transaction when there may be any number of them. */
    private static final int RETRACTED_AT_ONCE = 5_000;

    private static final Logger log = LoggerFactory.getLogger(GraphSink.class);

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
    private final Turns turns = new Turns();
    private final AbsentIds absent = new AbsentIds();

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
        apply(batch, null);
    }

    /** Reads ahead when somebody else has the turn: then the time until ours is used. */
    @Override
    public Prepared prepare(Batch batch) {
        ReadAhead ahead = turn.isLocked() ? readAhead(batch) : null;
        return () -> apply(batch, ahead);
    }

    private void apply(Batch batch, @Nullable ReadAhead ahead) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            List<SourceChange> rest = applyTruncations(batch);
            Batch.Snapshot snapshot = batch.snapshot();
            boolean first = snapshot != null && isFirst(batch.source(), snapshot);
            if (snapshot == null || snapshot.completedTables().isEmpty() || first) {
                commit(batch, rest, true, first, ahead);
            } else {
                commit(batch, rest, false, false, ahead);
                retractUnseen(batch, snapshot);
                commit(batch, List.of(), true, false, null);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Null where nothing can be said before the turn. */
    private @Nullable ReadAhead readAhead(Batch batch) {
        Batch.Snapshot snapshot = batch.snapshot();
        FirstSnapshot known = snapshot == null ? null : snapshots.get(batch.source());
        long last = turns.last();
        boolean unsure = last < 0
                || (snapshot != null && (known == null || !known.snapshot().equals(snapshot.id())));
        if (unsure || batch.changes().stream().anyMatch(change -> change.change() instanceof Change.Truncate)) {
            return null;
        }
        List<SourceChange> changes = indexedValues.check(LastChanges.of(batch.changes()));
        ReadAhead[] ahead = new ReadAhead[1];
        try {
            GraphTransaction.run(driver, transaction -> {
                ahead[0] = alone(transaction)
                        .readAhead(
                                last, changes, snapshot == null ? null : snapshot.id(), known != null && known.first());
            });
        } catch (Neo4jException | CancellationException e) {
            // Whatever it is: it is met again, and told, when the batch has its turn.
            log.debug("{}: not read ahead: {}", batch.source(), e.getMessage());
            return null;
        }
        return ahead[0];
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

    /** Keeps a record that stands for its department's row until the row says it itself, in a transaction of {@link #inTurn}. */
    void standIn(GraphTransaction transaction, Record record, long correction) {
        SourceChange change = new SourceChange(new Change.Upsert(record), null, Instant.now());
        batch(transaction).standIn(change, correction);
    }

    /** Takes back what these records said, in a transaction of {@link #inTurn}. */
    void retract(GraphTransaction transaction, Collection<String> keys) {
        if (!keys.isEmpty()) {
            batch(transaction).retract(keys);
        }
    }

    /** The entities that these records speak of. */
    SpokenOf spokenOf(GraphTransaction transaction, Collection<String> keys) {
        return new SpokenOf(transaction, ontology, departments, new IdCache(ids), keys);
    }

    Ontology ontology() {
        return ontology;
    }

    /** One of several in its transaction: what those before it made is not known to be there. */
    private BatchTransaction batch(GraphTransaction transaction) {
        return new BatchTransaction(transaction, ontology, departments, targets, key -> false, ids);
    }

    /** The only one that reads or writes entities in its transaction. */
    private BatchTransaction alone(GraphTransaction transaction) {
        return new BatchTransaction(transaction, ontology, departments, targets, absent, ids);
    }

    private void commit(
            Batch batch, List<SourceChange> all, boolean withPosition, boolean first, @Nullable ReadAhead ahead)
            throws InterruptedException {
        List<SourceChange> changes = indexedValues.check(LastChanges.of(all));
        String snapshot = batch.snapshot() == null ? null : batch.snapshot().id();
        Map<String, Object> position = withPosition ? position(batch) : Map.of();
        retry.run(attempt -> inTransaction(batch.source(), position, (transaction, number) -> {
            // A commit whose answer was lost may have been done: then the records are not new any more.
            Touched touched = turns.stillTrue(attempt == 1 ? ahead : null, number)
                    .map(known -> new BatchTransaction(transaction, ontology, departments, targets, absent, known))
                    .orElseGet(() -> alone(transaction))
                    .apply(changes, snapshot, first && attempt == 1);
            quarantine.update(transaction, batch.source(), changes, snapshot);
            return touched;
        }));
    }

    /** Work in a transaction, given the number of its turn; gives what it touches, null when it does not say. */
    private interface Work {
        @Nullable
        Touched apply(GraphTransaction transaction, long number);
    }

    private void inTransaction(String source, Consumer<GraphTransaction> work) {
        inTransaction(source, Map.of(), (transaction, number) -> {
            work.accept(transaction);
            return null;
        });
    }

    /** {@code position} is what the source's node is to say of it afterwards. */
    private void inTransaction(String source, Map<String, Object> position, Work work) {
        long[] number = new long[1];
        @Nullable Touched[] touched = new Touched[1];
        GraphTransaction.run(driver, transaction -> {
            number[0] = transaction
                    .read("""
                            MATCH (h:Hub {name: 'hub'}) SET h.turn = coalesce(h.turn, 0) + 1
                            MERGE (s:Source {name: $source}) SET s += $position
                            RETURN h.turn AS turn
                            """, Map.of("source", source, "position", position))
                    .get(0)
                    .get("turn")
                    .asLong();
            absent.begins(number[0], transaction);
            touched[0] = work.apply(transaction, number[0]);
        });
        absent.over(number[0], touched[0]);
        turns.over(number[0], touched[0]);
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
                commit(batch, pending, false, false, null);
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
