package org.heyi.hub.delivery;

import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/** The target refuses an entry, and will again: it is the entry's fault, or the statement's. */
final class RefusedException extends RuntimeException {
    private final transient Fault fault;
    private final @Nullable String wants;

    RefusedException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
        this.wants = null;
    }

    RefusedException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
        this.wants = null;
    }

    /** @param wants name of the row that belongs to another entity */
    RefusedException(Fault fault, String wants) {
        super(fault.toString());
        this.fault = fault;
        this.wants = wants;
    }

    Fault fault() {
        return fault;
    }

    /** Name of the row that belongs to another entity; null when that is not the reason. */
    @Nullable
    String wants() {
        return wants;
    }
}
