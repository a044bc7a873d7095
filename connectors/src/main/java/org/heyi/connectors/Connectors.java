package org.heyi.connectors;

import java.util.List;
import org.heyi.schema.fault.Fault;

/**
 * A directory of connectors, read.
 *
 * @param connectors those without a fault, in order of name
 * @param faults everything that is wrong with the others, in order of folder, line and column
 */
public record Connectors(List<Connector> connectors, List<Fault> faults) {
    public Connectors {
        connectors = List.copyOf(connectors);
        faults = List.copyOf(faults);
    }
}
