package org.heyi.hub.server;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.schema.fault.FaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how often forms were opened, every minute and at the end. */
final class OpeningsTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpeningsTimer.class);

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private final Timer timer = new Timer("form-openings", true);
    private final FormOpenings openings;

    OpeningsTimer(FormOpenings openings) {
        this.openings = openings;
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                write("they are written in a minute");
            }
        };
        timer.schedule(task, MINUTE, MINUTE);
    }

    private void write(String otherwise) {
        try {
            openings.write();
        } catch (FaultException e) {
            LOG.warn("openings of forms could not be written, {}: {}", otherwise, e.faults());
        } catch (RuntimeException e) {
            LOG.error("openings of forms could not be written, {}", otherwise, e);
        }
    }

    @Override
    public void close() {
        timer.cancel();
        write("those since the last minute are not counted");
    }
}
