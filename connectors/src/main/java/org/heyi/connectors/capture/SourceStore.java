package org.heyi.connectors.capture;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source must find again after a restart. The hub keeps it in the graph, beside the data it belongs to. Waits while the graph is away; a
 * thread that is told to end meanwhile gets a {@link java.util.concurrent.CancellationException}.
 */
public interface SourceStore {

    /** The position of the last batch the sink committed; empty before the first. */
    Optional<String> position(String source);

    /** What the last batch that said so told of how far the reading of each table has come; empty before the first. */
    Optional<String> tables(String source);

    /**
     * Keys of the table's records, and of its rows in quarantine, in the order of their characters, each once.
     *
     * @param seenBy only those that the snapshot of this id has not seen; null for all
     * @param after only those behind this one; empty from the beginning
     * @return at most {@code limit}, each as {@link org.heyi.connectors.record.RecordKey#text}
     */
    List<String> unseen(String source, String table, @Nullable String seenBy, String after, int limit);

    /** Fingerprint of the mappings that made the source's records; empty before the first snapshot. */
    Optional<String> mappings(String source);

    /** Forgets position, tables and schema history, and remembers the fingerprint of the mappings about to be used: a snapshot follows. */
    void restart(String source, String mappings);

    /** Keeps one entry of the source's schema history (needed to read a MariaDB binlog), durable when it returns. */
    void appendSchemaHistory(String source, String entry);

    /** All entries of the source's schema history, oldest first. */
    List<String> schemaHistory(String source);
}
