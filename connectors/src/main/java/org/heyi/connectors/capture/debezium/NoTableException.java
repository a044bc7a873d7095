package org.heyi.connectors.capture.debezium;

import java.util.List;
import org.heyi.schema.fault.Fault;

/** None of the source's tables can be followed at present; that may be put right any time. */
final class NoTableException extends RuntimeException {
    private final transient List<Fault> faults;

    /** @param faults of each table, in order of name */
    NoTableException(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
