package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.source.spi.DataChangeEventListener;
import io.debezium.pipeline.spi.Partition;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's own count of its events. It writes out the key and the position of each for a figure that nobody reads here, no setting turns it
 * off, and the dispatcher that calls it is to be had in no other way.
 */
final class EventMeter {
    private static final Field DISPATCHER = dispatcher();

    private EventMeter() {}

    /** Ends it, until Debezium begins it anew with the snapshot or with the stream behind it. */
    static void end(@Nullable ChangeEventSourceCoordinator<?, ?> coordinator) {
        if (coordinator == null) {
            return;
        }
        try {
            end((EventDispatcher<?, ?>) DISPATCHER.get(coordinator));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <P extends Partition> void end(EventDispatcher<P, ?> dispatcher) {
        dispatcher.setEventListener(DataChangeEventListener.NO_OP());
    }

    private static Field dispatcher() {
        try {
            Field field = ChangeEventSourceCoordinator.class.getDeclaredField("eventDispatcher");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the version of Debezium that Heyi was built with", e);
        }
    }
}
