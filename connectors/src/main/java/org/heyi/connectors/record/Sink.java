package org.heyi.connectors.record;

/** Where batches go: the graph, in the hub. */
public interface Sink {

    /**
     * Commits the batch and its position in one transaction, and returns when that is durable. Applying a batch again changes nothing.
     * Waits as long as the graph is away. Called by one thread a source at a time; several sources call concurrently.
     *
     * @throws InterruptedException when the thread was told to end; nothing of the batch is then committed
     */
    void apply(Batch batch) throws InterruptedException;

    /**
     * Does what can be done for the batch while the source's batch before is still being committed; nothing of it is committed yet.
     * What is given is to be committed once, after the batch before.
     */
    default Prepared prepare(Batch batch) {
        return () -> apply(batch);
    }

    /**
     * Compares the changes, each of a row as it was just read and therefore whole, with what is there, and applies those that differ; keeps
     * position and tables as {@link #apply} does. A snapshot's stamp is left to those that are applied. When nothing differs and there is
     * nothing to keep, nothing is written.
     *
     * <p>An upsert differs when its record is not there, says something else, or waits in quarantine; a retraction when there is a record or
     * a row in quarantine; a quarantined row when it is not in quarantine, or its record is there.
     *
     * @return what differed
     */
    default Differences mend(Batch batch) throws InterruptedException {
        Differences found = compare(batch);
        apply(batch);
        return found;
    }

    /** What {@link #mend} would find; changes nothing. */
    default Differences compare(Batch batch) throws InterruptedException {
        throw new UnsupportedOperationException("this sink does not know what it was given");
    }

    /** A batch that waits for its turn. */
    @FunctionalInterface
    interface Prepared {
        /** As {@link Sink#apply}. */
        void commit() throws InterruptedException;
    }
}
