package org.heyi.hub.server;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.heyi.hub.graph.EntityProof;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves a few entities anew every minute, one after the other, and mends what differs from what their records call for. */
final class EntityProofTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntityProofTimer.class);
    private static final int ENTITIES = 200;
    private static final int END_SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "entity-proof");
        thread.setDaemon(true);
        return thread;
    });
    private final EntityProof proof;
    private @Nullable String cursor;

    EntityProofTimer(EntityProof proof) {
        this.proof = proof;
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            EntityProof.Look look = proof.look(ENTITIES, cursor, true);
            cursor = look.cursor();
            Map<String, ?> differing = look.differing();
            if (!differing.isEmpty()) {
                LOG.warn(
                        "{} entities were not as their records call for, and were mended: {}",
                        differing.size(),
                        differing);
            }
        } catch (InterruptedException | CancellationException e) {
            LOG.debug("ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!timer.isShutdown()) {
                LOG.warn("entities could not be resolved anew, it is tried again in a minute", e);
            }
        }
    }

    /** Ends it before the graph is closed, which it may be asking. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("entities are still being resolved anew");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
