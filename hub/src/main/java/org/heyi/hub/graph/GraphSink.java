package org.heyi.hub.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.connectors.record.Sink;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches to the graph, one at a time across all sources and all hubs of the graph, each together with what it says of its source:
 * position, open transaction, how far tables have been read.
 */
public final class GraphSink implements Sink {
    private static final String NOT_NEW = "Neo.ClientError.Schema.ConstraintValidationFailed";

    private static final Logger log = LoggerFactory.getLogger(GraphSink.class);

    private final Driver driver;
    private final Ontology ontology;
    private final Map<String, String> departments;
    private final EntityIds ids;
    private final List<DeliveryTarget> targets;
    private final WritingTurns turns;
    private final BatchWriter writer;
    private final Removal removal;
    private final FirstLoads loads;
    private final Sweeps sweeps = new Sweeps();

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
        this.targets = List.copyOf(targets);
        this.turns = new WritingTurns(driver);
        this.writer = new BatchWriter(driver, ontology, this.departments, ids, quarantine, this.targets, turns);
        this.removal = new Removal(driver, turns, writer);
        this.loads = new FirstLoads(driver);
    }

    /** Why batches wait at present; null when they do not. */
    public @Nullable Fault waitingFor() {
        return turns.waitingFor();
    }

    @Override
    public void apply(Batch batch) throws InterruptedException {
        turns.hold(() -> apply(LongKeys.cut(batch), null));
    }

    /** Reads ahead when somebody else has the turn: then the time until ours is used. */
    @Override
    public Prepared prepare(Batch batch) {
        Batch cut = LongKeys.cut(batch);
        ReadAhead ahead = turns.taken() ? readAhead(cut) : null;
        return () -> turns.hold(() -> apply(cut, ahead));
    }

    @Override
    public Differences compare(Batch batch) throws InterruptedException {
        List<SourceChange> changes = writer.checked(LongKeys.cut(batch).changes());
        Differences[] found = {Differences.NONE};
        if (!changes.isEmpty()) {
            turns.retrying(attempt -> found[0] = writer.compare(changes));
        }
        return found[0];
    }

    @Override
    public Differences mend(Batch batch) throws InterruptedException {
        Differences found = compare(batch);
        if (!found.isEmpty() || batch.position() != null || batch.tables() != null) {
            List<SourceChange> changes = writer.checked(LongKeys.cut(batch).changes());
            Map<String, Object> progress = BatchWriter.readProgress(batch);
            Reading reading = Reading.again(snapshotId(batch));
            turns.hold(() -> turns.retrying(attempt -> writer.mend(batch.source(), progress, changes, reading)));
        }
        return found;
    }

    /** Of whoever has the turn. */
    private void apply(Batch batch, @Nullable ReadAhead ahead) throws InterruptedException {
        Sweep sweep = sweeps.of(batch);
        Batch.Snapshot snapshot = batch.snapshot();
        if (snapshot != null) {
            turns.retrying(attempt -> loads.begins(batch.source(), snapshot));
        }
        if (!sweep.isEmpty()) {
            sweep(batch, sweep);
        } else if (snapshot == null
                || snapshot.completedTables().isEmpty()
                || loads.isFirst(batch.source(), snapshot)) {
            commit(batch, BatchWriter.progress(batch), ahead);
        } else {
            commit(batch, Map.of(), null);
            removal.all(batch.source(), unseen(batch.source(), snapshot));
            keepProgress(batch);
        }
    }

    private void sweep(Batch batch, Sweep sweep) throws InterruptedException {
        String source = batch.source();
        List<SourceChange> changes = writer.checked(sweep.changes());
        List<String> gone = new ArrayList<>();
        if (!sweep.ends()) {
            Map<String, Object> progress = BatchWriter.progress(batch);
            turns.retrying(attempt -> writer.write(source, progress, changes, sweep.stamping(), List.of(), null));
        } else if (removal.few(sweep.remains(), gone)) {
            Map<String, Object> progress = BatchWriter.progress(batch);
            turns.retrying(attempt -> writer.write(source, progress, changes, Reading.OF_LOG, gone, null));
        } else {
            turns.retrying(attempt -> writer.write(source, Map.of(), changes, sweep.stamping(), List.of(), null));
            removal.all(source, sweep.remainsStamped());
            keepProgress(batch);
        }
        sweeps.over(batch, sweep);
    }

    private void commit(Batch batch, Map<String, Object> progress, @Nullable ReadAhead ahead)
            throws InterruptedException {
        String source = batch.source();
        List<SourceChange> changes = writer.checked(batch.changes());
        turns.retrying(attempt -> {
            // A commit whose answer was lost may have been done: then the records are not new any more.
            if (attempt == 1) {
                boolean keysAreNew = loads.keysAreNew(source, batch.snapshot());
                try {
                    writer.write(
                            source, progress, changes, Reading.of(snapshotId(batch), keysAreNew), List.of(), ahead);
                    return;
                } catch (ClientException e) {
                    if (!NOT_NEW.equals(e.code())) {
                        throw e;
                    }
                    loads.sawAgain(source);
                }
            }
            writer.write(source, progress, changes, Reading.of(snapshotId(batch), false), List.of(), null);
        });
    }

    private void keepProgress(Batch batch) throws InterruptedException {
        turns.retrying(attempt ->
                writer.write(batch.source(), BatchWriter.progress(batch), List.of(), Reading.OF_LOG, List.of(), null));
    }

    /** Null where nothing can be said before the turn. */
    private @Nullable ReadAhead readAhead(Batch batch) {
        Batch.Snapshot snapshot = batch.snapshot();
        long last = turns.last();
        boolean unsure = last < 0 || (snapshot != null && !loads.begun(batch.source(), snapshot));
        if (unsure || batch.changes().stream().anyMatch(change -> change.change() instanceof Change.Truncate)) {
            return null;
        }
        Reading reading = Reading.of(snapshotId(batch), loads.keysAreNew(batch.source(), snapshot));
        try {
            return writer.readAhead(last, writer.checked(batch.changes()), reading);
        } catch (Neo4jException | CancellationException e) {
            // Whatever it is: it is met again, and told, when the batch has its turn.
            log.debug("{}: not read ahead: {}", batch.source(), e.getMessage());
            return null;
        }
    }

    private static List<Remains> unseen(String source, Batch.Snapshot snapshot) {
        return snapshot.completedTables().stream()
                .map(table -> new Remains(RecordKey.tablePrefix(source, table), snapshot.id(), Set.of()))
                .toList();
    }

    private static @Nullable String snapshotId(Batch batch) {
        return batch.snapshot() == null ? null : batch.snapshot().id();
    }

    /**
     * Runs {@code work} in a transaction of its own while nobody else writes. Does not try again: whoever asked may.
     *
     * @throws FaultException when others write for longer than {@code longest}
     */
    void inTurn(String source, Duration longest, Consumer<GraphTransaction> work) throws InterruptedException {
        turns.once(source, longest, work);
    }

    /** Applies changes of records, and keeps the position, in a transaction of {@link #inTurn}. */
    void apply(GraphTransaction transaction, Batch batch) {
        writer.batch(transaction).apply(LastChanges.of(batch.changes()), Reading.OF_LOG);
        transaction.write(
                "MATCH (s:Source {name: $source}) SET s += $properties",
                Map.of("source", batch.source(), "properties", BatchWriter.progress(batch)));
    }

    /** Keeps a record that stands for its department's row until the row says it itself, in a transaction of {@link #inTurn}. */
    void standIn(GraphTransaction transaction, Record record, long correction) {
        SourceChange change = new SourceChange(new Change.Upsert(record), null, Instant.now());
        writer.batch(transaction).standIn(change, correction);
    }

    /** Takes back what these records said, in a transaction of {@link #inTurn}. */
    void retract(GraphTransaction transaction, Collection<String> keys) {
        if (!keys.isEmpty()) {
            writer.batch(transaction).retract(keys);
        }
    }

    /** The entities that these records speak of. */
    SpokenOf spokenOf(GraphTransaction transaction, Collection<String> keys) {
        return new SpokenOf(transaction, ontology, departments, new IdCache(ids), keys);
    }

    /** Holds entities against what their records call for. */
    public EntityProof entityProof() {
        return new EntityProof(
                driver, turns, transaction -> new EntityCheck(transaction, ontology, departments, targets, ids));
    }

    Ontology ontology() {
        return ontology;
    }
}
