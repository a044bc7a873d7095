package org.heyi.hub.server;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.heyi.hub.graph.Corrections;
import org.heyi.schema.fault.FaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes corrections that nobody decided on, every hour. */
final class CorrectionExpiry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CorrectionExpiry.class);

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private final Timer timer = new Timer("correction-expiry", true);
    private final Corrections corrections;

    CorrectionExpiry(Corrections corrections) {
        this.corrections = corrections;
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                expire();
            }
        };
        timer.schedule(task, HOUR, HOUR);
    }

    private void expire() {
        try {
            int expired;
            do {
                expired = corrections.expire();
                if (expired > 0) {
                    LOG.info("{} corrections expired", expired);
                }
            } while (expired > 0);
        } catch (FaultException e) {
            LOG.warn("corrections are looked through again in an hour: {}", e.faults());
        } catch (RuntimeException e) {
            LOG.error("corrections are looked through again in an hour", e);
        }
    }

    /** What has begun ends: each transaction is bounded. */
    @Override
    public void close() {
        timer.cancel();
    }
}
