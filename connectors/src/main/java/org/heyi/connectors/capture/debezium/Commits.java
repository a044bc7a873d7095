package org.heyi.connectors.capture.debezium;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.heyi.connectors.record.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Commits batches in order on a thread of its own, one at a time, so that the next one is read, mapped and prepared meanwhile. Used by one
 * thread, but for {@link #interrupt} and {@link #close}.
 */
final class Commits implements AutoCloseable {
    private final ExecutorService thread;
    private @Nullable Future<?> underWay;

    Commits(String source) {
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread committing = new Thread(work, "commits-" + source);
            committing.setDaemon(true);
            return committing;
        });
    }

    /**
     * Begins to commit once the batch before is committed; {@code then} runs afterwards, on the committing thread.
     *
     * @throws RuntimeException what a batch before failed with; then this one is not begun
     */
    void add(Sink.Prepared batch, Runnable then) throws InterruptedException {
        await();
        Callable<Void> commit = () -> {
            batch.commit();
            then.run();
            return null;
        };
        try {
            underWay = thread.submit(commit);
        } catch (RejectedExecutionException given) {
            throw (InterruptedException) new InterruptedException("told to end").initCause(given);
        }
    }

    /**
     * Waits until everything is committed.
     *
     * @throws RuntimeException what a batch failed with
     */
    void await() throws InterruptedException {
        if (underWay == null) {
            return;
        }
        try {
            underWay.get();
        } catch (ExecutionException e) {
            throw meaning(e);
        }
        underWay = null;
    }

    private static RuntimeException meaning(ExecutionException e) throws InterruptedException {
        Throwable cause = e.getCause();
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    /** Gives up what is under way: nothing of it is then committed, unless it was already. */
    void interrupt() {
        thread.shutdownNow();
    }

    /** Returns when nothing is under way any more, so that whoever begins anew finds the position that the graph keeps. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
                thread.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
