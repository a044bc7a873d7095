package org.heyi.connectors.capture;

import java.util.Set;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;

/** One connector's statements, to be compiled against its source's tables as the capture finds them. Thread-safe. */
public interface SourceMappings {

    /** Changes whenever the statements or what they are checked against change, so that the same rows would make other records. */
    String fingerprint();

    /** The tables that the statements read, named as in their FROM. */
    Set<String> tables();

    /**
     * Compiles all statements that read the table.
     *
     * @param table as it is now, also after a column was added, renamed or dropped
     * @throws org.heyi.schema.fault.FaultException with all that is wrong in those statements
     */
    TableMapping compile(Table table);
}
