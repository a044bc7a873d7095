package org.heyi.connectors.capture;

import java.util.List;

/**
 * Follows one source from the moment it is started until it is closed: a snapshot when its records are not in the graph yet, then every
 * change. It works on threads of its own, and never throws for what is wrong with the source: {@link #status()} says it.
 */
public interface Capture extends AutoCloseable {

    /** How the source is doing now. May ask the source how long its log is, at most every few seconds. */
    SourceStatus status();

    /**
     * Compares all rows of each table that the mappings read with the graph, as fast as it goes, one table after the other. A table that cannot
     * be compared is said to be so, and keeps none of the others from it. May take long.
     *
     * @param mend whether what differs is put right
     * @return for each table, in order of name
     */
    List<Comparison> compare(boolean mend) throws InterruptedException;

    /** Ends the work, and returns when no thread of it is left. What has been committed stays; a later capture goes on from there. */
    @Override
    void close();
}
