package org.heyi.hub.report.schedule;

import java.time.Duration;
import java.time.Instant;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Work that is tried until it succeeds, after pauses that grow; what keeps it is there to be seen meanwhile. */
final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private Duration pause = FIRST_PAUSE;
    private Instant next = Instant.MIN;
    private volatile @Nullable Fault fault;

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    void succeeded() {
        pause = FIRST_PAUSE;
        next = Instant.MIN;
        fault = null;
    }

    /** To be tried again after a pause: the longest, where trying again is little use until a person acts. */
    void failed(Fault why, Instant now) {
        fault = why;
        if (why.code() == FaultCode.HANDOVER_REFUSED) {
            pause = LONGEST_PAUSE;
        }
        next = now.plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** It is not time for it yet: to be looked at again soon. */
    void waits(Fault why) {
        succeeded();
        fault = why;
    }

    /** Why it has not succeeded; null when nothing keeps it. */
    @Nullable
    Fault fault() {
        return fault;
    }
}
