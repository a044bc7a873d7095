package org.heyi.connectors.capture;

import org.heyi.connectors.record.Differences;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of all rows of one table with the graph came to.
 *
 * @param rows that were looked at
 * @param differences null when the table could not be compared as a whole
 * @param fault why it could not be; null when it was
 */
public record Comparison(
        String table,
        long rows,
        @Nullable Differences differences,
        @Nullable Fault fault) {

    /** Of a table that was looked at as a whole. */
    public static Comparison of(String table, long rows, Differences differences) {
        return new Comparison(table, rows, differences, null);
    }

    /** Of a table that could not be. */
    public static Comparison failed(String table, Fault fault) {
        return new Comparison(table, 0, null, fault);
    }
}
