package org.heyi.hub.delivery;

import java.util.List;
import org.heyi.hub.graph.Outbox.Entry;

/** Takes what waits for one target. Used by one thread. */
interface Receiver extends AutoCloseable {

    /**
     * Delivers the entries and acknowledges them; a part of them may be done when it throws. Those that have to wait for something else are
     * left waiting.
     *
     * @return how many were delivered
     * @throws RefusedException when one of several entries is refused and none was delivered, or the only one is
     * @throws AwayException when the target does not take anything now; all of it may be tried again
     */
    int deliver(List<Entry> entries) throws InterruptedException;

    @Override
    void close();
}
