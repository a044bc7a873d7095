package org.heyi.hub.delivery;

import org.heyi.schema.fault.Fault;

/** The target takes nothing at present, whatever the entry. */
final class AwayException extends RuntimeException {
    private final transient Fault fault;

    AwayException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    AwayException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
