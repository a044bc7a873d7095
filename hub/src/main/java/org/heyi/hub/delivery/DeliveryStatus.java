package org.heyi.hub.delivery;

import java.time.OffsetDateTime;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries to one target are doing.
 *
 * @param target {@code source/table}
 * @param waiting entities that changed and are still to be delivered
 * @param aside entities that the target refuses
 * @param lastDeliveredAt null when nothing was delivered so far
 * @param lastFault why what waits is not delivered at present; null when nothing keeps it
 */
public record DeliveryStatus(
        String target,
        String department,
        State state,
        long waiting,
        long aside,
        @Nullable OffsetDateTime lastDeliveredAt,
        @Nullable Fault lastFault) {

    /** What the target is doing. */
    public enum State {
        /** All that changed is delivered at once. */
        DELIVERING,
        /** The target, or the graph, is away, and is tried again. */
        RETRYING,
        /** Something is wrong that has to be mended, and the hub started again. */
        STOPPED
    }
}
