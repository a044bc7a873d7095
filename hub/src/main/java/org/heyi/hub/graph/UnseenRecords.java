package org.heyi.hub.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.heyi.connectors.record.RecordKey;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;

/** Records of a table, and its rows in quarantine, by their keys, which begin with the table and so are a range; without keys that were
 * {@linkplain LongKeys cut}. */
final class UnseenRecords {
    /** The order that the graph's indexes have: by code point. */
    private static final Comparator<String> ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final char BEHIND_SLASH = '/' + 1;

    private static final String ALL = """
            MATCH (n:%1$s) WHERE n.%2$s >= $from AND n.%2$s < $to AND n.cut IS NULL RETURN n.%2$s AS key ORDER BY n.%2$s LIMIT $limit
            """;
    private static final String UNSEEN = """
            MATCH (n:%1$s) WHERE n.%2$s >= $from AND n.%2$s < $to AND n.cut IS NULL AND (n.%3$s IS NULL OR n.%3$s <> $seenBy)
            RETURN n.%2$s AS key ORDER BY n.%2$s LIMIT $limit
            """;

    private final SimpleQueryRunner transaction;
    private final String prefix;
    private final @Nullable String seenBy;

    /** Where keys are kept, by label and property, and the property with the id of the snapshot that saw the row. */
    private record Keys(String label, String key, String seen) {
        String in(String query) {
            return query.formatted(label, key, seen);
        }
    }

    private static final List<Keys> ALL_KEYS =
            List.of(new Keys("Record", RecordStates.KEY, RecordStates.SEEN), new Keys("Quarantined", "key", "seen"));

    UnseenRecords(SimpleQueryRunner transaction, String source, String table, @Nullable String seenBy) {
        this.transaction = transaction;
        this.prefix = RecordKey.tablePrefix(source, table);
        this.seenBy = seenBy;
    }

    /** All queries that there are, to be looked at. */
    static List<String> queries() {
        return ALL_KEYS.stream()
                .flatMap(keys -> Stream.of(ALL, UNSEEN).map(keys::in))
                .toList();
    }

    /** The first {@code limit} behind {@code key}, null for the beginning, each once. */
    List<String> after(@Nullable String key, int limit) {
        Map<String, Object> range = new HashMap<>();
        // No text is between one and the same with the smallest character behind it.
        range.put("from", key == null || key.isEmpty() ? prefix : key + '\0');
        range.put("to", prefix.substring(0, prefix.length() - 1) + BEHIND_SLASH);
        range.put("limit", limit);
        range.put("seenBy", seenBy);
        TreeSet<String> first = new TreeSet<>(ORDER);
        for (Keys keys : ALL_KEYS) {
            transaction
                    .run(keys.in(seenBy == null ? ALL : UNSEEN), range)
                    .forEachRemaining(found -> first.add(found.get("key").asString()));
        }
        return first.stream().limit(limit).toList();
    }
}
