package org.heyi.hub.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the graph has of a table that a snapshot did not see, or a truncation left.
 *
 * @param table what the keys of all its records begin with, a slash at the end
 * @param stamp of those that stay
 * @param brought keys of others that stay
 */
record Remains(String table, String stamp, Set<String> brought) {
    private static final String RECORDS = """
            MATCH (r:Record) WHERE r._key > $after AND r._key < $end AND (r._seen IS NULL OR r._seen <> $stamp)
              AND NOT r._key IN $brought
            RETURN r._key AS key ORDER BY r._key LIMIT $limit
            """;
    private static final String QUARANTINED = """
            MATCH (q:Quarantined) WHERE q.key > $after AND q.key < $end AND (q.seen IS NULL OR q.seen <> $stamp)
              AND NOT q.key IN $brought
            RETURN q.key AS key ORDER BY q.key LIMIT $limit
            """;

    /** Keys of records, in order, at most {@code limit} behind {@code after}. */
    List<String> records(GraphTransaction transaction, String after, int limit) {
        return keys(transaction, RECORDS, after, limit);
    }

    /** Keys of rows in quarantine, in order, at most {@code limit} behind {@code after}. */
    List<String> quarantined(GraphTransaction transaction, String after, int limit) {
        return keys(transaction, QUARANTINED, after, limit);
    }

    private List<String> keys(GraphTransaction transaction, String query, String after, int limit) {
        String end = table.substring(0, table.length() - 1) + (char) ('/' + 1);
        Map<String, Object> parameters = Map.of(
                "after",
                after.isEmpty() ? table : after,
                "end",
                end,
                "stamp",
                stamp,
                "brought",
                brought,
                "limit",
                limit);
        return transaction.read(query, parameters).stream()
                .map(row -> row.get("key").asString())
                .toList();
    }
}
