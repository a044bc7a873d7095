package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.source.spi.DataChangeEventListener;
import io.debezium.pipeline.spi.Partition;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's own count of its events. It writes out the key and the position of each for a figure that nobody reads here, no setting turns it
 * off, and the dispatcher that calls it is to be had in no other way.
 */
final class EventMeter {
    private EventMeter() {}

    /** Ends it, until Debezium begins it anew with the snapshot or with the stream behind it. */
    static void end(@Nullable ChangeEventSourceCoordinator<?, ?> coordinator) {
        if (coordinator == null) {
            return;
        }
        Object dispatcher =
                Inner.get(coordinator, ChangeEventSourceCoordinator.class, "eventDispatcher", EventDispatcher.class);
        end((EventDispatcher<?, ?>) dispatcher);
    }

    private static <P extends Partition> void end(EventDispatcher<P, ?> dispatcher) {
        dispatcher.setEventListener(DataChangeEventListener.NO_OP());
    }
}
