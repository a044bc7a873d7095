package org.heyi.connectors.capture;

import java.util.List;
import java.util.Optional;

/** What a source must find again after a restart. The hub keeps it in the graph, beside the data it belongs to. */
public interface SourceStore {

    /** The position of the last batch the sink committed; empty before the first. */
    Optional<String> position(String source);

    /** Fingerprint of the mappings that made the source's records; empty before the first snapshot. */
    Optional<String> mappings(String source);

    /** Forgets position and schema history, and remembers the fingerprint of the mappings about to be used: a snapshot follows. */
    void restart(String source, String mappings);

    /** Keeps one entry of the source's schema history (needed to read a MariaDB binlog), durable when it returns. */
    void appendSchemaHistory(String source, String entry);

    /** All entries of the source's schema history, oldest first. */
    List<String> schemaHistory(String source);
}
