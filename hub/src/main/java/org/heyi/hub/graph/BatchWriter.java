package org.heyi.hub.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Differences;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/** Writes one batch's changes in one turn, together with what it says of its source. Tries once; whoever holds the turn tries again. */
final class BatchWriter {
    private final Driver driver;
    private final Ontology ontology;
    private final Map<String, String> departments;
    private final EntityIds ids;
    private final Quarantine quarantine;
    private final List<DeliveryTarget> targets;
    private final IndexedValues indexedValues;
    private final WritingTurns turns;

    BatchWriter(
            Driver driver,
            Ontology ontology,
            Map<String, String> departments,
            EntityIds ids,
            Quarantine quarantine,
            List<DeliveryTarget> targets,
            WritingTurns turns) {
        this.driver = driver;
        this.ontology = ontology;
        this.departments = departments;
        this.ids = ids;
        this.quarantine = quarantine;
        this.targets = targets;
        this.indexedValues = new IndexedValues(ontology);
        this.turns = turns;
    }

    /** One change a record, none with a value that an index cannot hold. */
    List<SourceChange> checked(Collection<SourceChange> changes) {
        return indexedValues.check(LastChanges.of(changes));
    }

    /** One of several in its transaction: what those before it made is not known to be there. */
    BatchTransaction batch(GraphTransaction transaction) {
        return new BatchTransaction(transaction, ontology, departments, targets, key -> false, ids);
    }

    /** The only one that reads or writes entities in its transaction. */
    BatchTransaction alone(GraphTransaction transaction) {
        return new BatchTransaction(transaction, ontology, departments, targets, turns.absent(), ids);
    }

    /** As {@link BatchTransaction#readAhead}, in a transaction of its own. */
    @Nullable
    ReadAhead readAhead(long last, List<SourceChange> changes, Reading reading) {
        @Nullable ReadAhead[] ahead = new ReadAhead[1];
        GraphTransaction.run(
                driver, transaction -> ahead[0] = alone(transaction).readAhead(last, changes, reading));
        return ahead[0];
    }

    /**
     * Writes.
     *
     * @param progress what the source's node is to say afterwards
     * @param changes as {@link #checked} gives them
     * @param gone keys of what is taken back besides, records or rows in quarantine
     */
    void write(
            String source,
            Map<String, Object> progress,
            List<SourceChange> changes,
            Reading reading,
            Collection<String> gone,
            @Nullable ReadAhead ahead) {
        turns.transaction(source, progress, (transaction, number) -> {
            List<SourceChange> whole = reading.whole() ? changes : completed(transaction, source, changes);
            BatchTransaction work = turns.stillTrue(whole == changes ? ahead : null, number)
                    .map(known ->
                            new BatchTransaction(transaction, ontology, departments, targets, turns.absent(), known))
                    .orElseGet(() -> alone(transaction));
            // First: Neo4j looks a key up in about a millisecond once a transaction has deleted tens of thousands of
            // nodes.
            quarantine.update(transaction, source, whole, reading);
            Quarantine.release(transaction, gone);
            Touched touched = gone.isEmpty() ? work.apply(whole, reading) : work.apply(whole, reading, gone);
            quarantine.update(transaction, source, work.tooLong(), reading);
            return touched;
        });
    }

    private List<SourceChange> completed(GraphTransaction transaction, String source, List<SourceChange> changes) {
        List<SourceChange> completed = quarantine.completed(transaction, source, changes);
        return completed == changes ? changes : indexedValues.check(completed);
    }

    /** Holds rows that were read against the graph. */
    Differences compare(List<SourceChange> changes) {
        Differences[] found = {Differences.NONE};
        GraphTransaction.run(driver, transaction -> {
            Map<String, Set<String>> returned = ReturningRows.recognised(transaction, targets, changes);
            found[0] =
                    RowComparison.of(transaction, ontology, changes, returned).differences();
        });
        return found[0];
    }

    /** Writes those of the rows that say something else than the graph. */
    void mend(String source, Map<String, Object> progress, List<SourceChange> changes, Reading reading) {
        turns.transaction(source, progress, (transaction, number) -> {
            Map<String, Set<String>> returned = ReturningRows.recognise(transaction, targets, changes);
            RowComparison comparison = RowComparison.of(transaction, ontology, changes, returned);
            comparison.removeUnlinked(transaction);
            quarantine.update(transaction, source, comparison.different(), reading);
            return alone(transaction).apply(comparison.different(), reading, returned);
        });
    }

    /** What the source's node is to say after a batch of its log, or of a snapshot. */
    static Map<String, Object> progress(Batch batch) {
        Map<String, Object> properties = readProgress(batch);
        if (batch.snapshot() == null) {
            properties.put("openTransaction", batch.openTransaction());
        }
        return properties;
    }

    /** The same of rows read from their tables, which say nothing of the log's transactions. */
    static Map<String, Object> readProgress(Batch batch) {
        Map<String, Object> properties = new HashMap<>();
        if (batch.position() != null) {
            properties.put("position", batch.position());
        }
        if (batch.tables() != null) {
            properties.put("tables", batch.tables());
        }
        return properties;
    }
}
