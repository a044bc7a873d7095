package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.AsyncTransaction;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * One transaction in the graph. Statements that only write are sent without waiting for the ones before them: a wait costs more than a small
 * statement does. The server runs them in order, and whichever fails, the transaction fails.
 */
final class GraphTransaction {
    /** What one statement gives is bounded by the batch, so it is not asked for in portions. */
    private static final SessionConfig CONFIG =
            SessionConfig.builder().withFetchSize(-1).build();

    private final AsyncTransaction transaction;
    private final List<CompletionStage<?>> sent = new ArrayList<>();

    private GraphTransaction(AsyncTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Does the work in a transaction and commits it.
     *
     * @throws Neo4jException when a statement or the commit fails; then nothing of it was done, unless only the answer was lost
     * @throws CancellationException when the thread was interrupted; it still is
     */
    static void run(Driver driver, Consumer<GraphTransaction> work) {
        AsyncSession session = driver.session(AsyncSession.class, CONFIG);
        try {
            AsyncTransaction transaction = await(session.beginTransactionAsync());
            GraphTransaction statements = new GraphTransaction(transaction);
            work.accept(statements);
            for (CompletionStage<?> write : statements.sent) {
                await(write);
            }
            await(transaction.commitAsync());
        } finally {
            // Rolls back what was not committed; what went wrong is known already.
            session.closeAsync();
        }
    }

    /** The rows that the statement gives. */
    List<Record> read(String cypher, Map<String, Object> parameters) {
        return await(transaction.runAsync(cypher, parameters).thenCompose(ResultCursor::listAsync));
    }

    /** Sends a statement that gives no rows. That it failed shows at the next read or at the end. */
    void write(String cypher, Map<String, Object> parameters) {
        sent.add(transaction.runAsync(cypher, parameters).thenCompose(ResultCursor::consumeAsync));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while the graph was waited for");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
