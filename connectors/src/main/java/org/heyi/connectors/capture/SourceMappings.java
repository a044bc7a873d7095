package org.heyi.connectors.capture;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;

/** One connector's statements, to be compiled against its source's tables as the capture finds them. Thread-safe. */
public interface SourceMappings {

    /** Changes whenever the statements or what they are checked against change, so that the same rows would make other records. */
    String fingerprint();

    /** The same, of the statements that read one of {@link #tables}. */
    String fingerprint(String table);

    /** The tables that the statements read, named as in their FROM. */
    Set<String> tables();

    /**
     * Compiles all statements that read the table.
     *
     * @param name one of {@link #tables}
     * @param table as it is now, also after a column was added, renamed or dropped; empty when the source has none of that name
     * @param known names of all the source's tables, to offer when this one does not exist
     * @throws org.heyi.schema.fault.FaultException with all that is wrong in those statements
     */
    TableMapping compile(String name, Optional<Table> table, Collection<String> known);
}
