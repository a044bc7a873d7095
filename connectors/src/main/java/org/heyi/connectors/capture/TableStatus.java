package org.heyi.connectors.capture;

import java.time.Instant;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How one table of a source is doing.
 *
 * @param table as the mappings name it
 * @param reading whether its rows are being read, or wait to be: until then the graph may lack some
 * @param provenAt when the last comparison of all of its rows with the graph came to its end; null before the first
 * @param differences records that this comparison found to differ, and mended; null before the first
 * @param fault what keeps the table from being followed, or what comparisons keep finding; null when nothing is wrong
 * @param stopped whether the fault keeps the table from being followed
 */
public record TableStatus(
        String table,
        boolean reading,
        @Nullable Instant provenAt,
        @Nullable Long differences,
        @Nullable Fault fault,
        boolean stopped) {}
