package org.heyi.schema.fault;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends work that cannot go on; carries every fault found, never none. */
public final class FaultException extends RuntimeException {
    private final transient List<Fault> faults;

    public FaultException(List<Fault> faults) {
        this(faults, null);
    }

    public FaultException(Fault fault) {
        this(List.of(fault), null);
    }

    public FaultException(Fault fault, @Nullable Throwable cause) {
        this(List.of(fault), cause);
    }

    private FaultException(List<Fault> faults, @Nullable Throwable cause) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")), cause);
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong, in the order it was found. */
    public List<Fault> faults() {
        return faults;
    }
}
