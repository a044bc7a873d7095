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

    /** A batch that waits for its turn. */
    @FunctionalInterface
    interface Prepared {
        /** As {@link Sink#apply}. */
        void commit() throws InterruptedException;
    }
}
