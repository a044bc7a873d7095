package org.heyi.hub.query.api;

import java.time.OffsetDateTime;
import org.heyi.hub.delivery.DeliveryStatus;
import org.heyi.hub.query.api.SourceReport.SourceFault;
import org.jspecify.annotations.Nullable;

/** An entry of the list {@code Query.deliveries}: getters have the names of the API's fields. */
public record DeliveryReport(
        String target,
        String department,
        DeliveryStatus.State state,
        long waiting,
        long aside,
        @Nullable OffsetDateTime lastDeliveredAt,
        @Nullable SourceFault lastFault) {

    /** The status of a target. */
    public static DeliveryReport of(DeliveryStatus status) {
        return new DeliveryReport(
                status.target(),
                status.department(),
                status.state(),
                status.waiting(),
                status.aside(),
                status.lastDeliveredAt(),
                SourceFault.of(status.lastFault()));
    }
}
