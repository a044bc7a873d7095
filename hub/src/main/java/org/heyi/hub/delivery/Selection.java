package org.heyi.hub.delivery;

import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.mapping.compile.CompiledDelivery;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/** What an entry's entity is to be at the target. */
final class Selection {
    private Selection() {}

    /** Column to value; empty when the entity is gone or WHERE does not hold. */
    static Optional<Map<String, @Nullable Object>> of(CompiledDelivery delivery, Entry entry) {
        try {
            return entry.golden().flatMap(delivery::row);
        } catch (FaultException e) {
            throw new RefusedException(e.faults().get(0), e);
        }
    }
}
