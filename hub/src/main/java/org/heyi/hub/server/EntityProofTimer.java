package org.heyi.hub.server;

import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import org.heyi.hub.graph.EntityProof;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves a few entities anew every minute, one after the other, and mends what differs from what their records call for. */
final class EntityProofTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntityProofTimer.class);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int ENTITIES = 200;

    private final Timer timer = new Timer("entity-proof", true);
    private final EntityProof proof;
    private @Nullable String cursor;

    /** The graph is closed under a look that is under way. */
    private volatile boolean closed;

    EntityProofTimer(EntityProof proof) {
        this.proof = proof;
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(task, MINUTE, MINUTE);
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
            if (!closed) {
                LOG.warn("entities could not be resolved anew, it is tried again in a minute", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.cancel();
    }
}
