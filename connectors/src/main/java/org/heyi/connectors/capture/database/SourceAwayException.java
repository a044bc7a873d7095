package org.heyi.connectors.capture.database;

import org.heyi.schema.fault.Fault;

/** The source cannot be reached now, but may come back by itself. */
public final class SourceAwayException extends RuntimeException {
    private final transient Fault fault;

    public SourceAwayException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    public SourceAwayException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** Says which source, and what it answered. */
    public Fault fault() {
        return fault;
    }
}
