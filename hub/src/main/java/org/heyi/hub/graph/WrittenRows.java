package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Written rows as properties of their nodes. */
final class WrittenRows {
    /** Gives the properties of the nodes of $keys as {@code row}. */
    static final String READ = "MATCH (w:WrittenRow) WHERE w.key IN $keys RETURN properties(w) AS row ORDER BY w.key";

    /** The log's reader writes only what came back, the deliverer only the rest, so that neither undoes what the other did. */
    static final String SAW = "UNWIND $rows AS row MATCH (w:WrittenRow {key: row.key}) SET w += row";

    /** Locks those that are there first: MERGE would find one that is just being forgotten, and write to nothing. */
    static final String WRITE = """
            UNWIND $rows AS row OPTIONAL MATCH (known:WrittenRow {key: row.key}) SET known.taken = true
            WITH row MERGE (w:WrittenRow {key: row.key})
            SET w.delivery = row.delivery, w.inserted = row.inserted, w.keyColumns = row.keyColumns,
                w.versions = row.versions
            """;

    /** Locks, too, before it looks whether they are still what they were. */
    static final String FORGET = """
            UNWIND $rows AS row MATCH (w:WrittenRow {key: row.key}) SET w.taken = true
            WITH w, row WHERE w.delivery IS NULL AND w.versions = row.versions DELETE w
            """;

    /** Locks, too. */
    static final String FORGET_RELEASED = """
            UNWIND $keys AS key MATCH (w:WrittenRow {key: key}) SET w.taken = true
            WITH w WHERE w.delivery IS NULL DELETE w
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<WrittenRow.Version>> VERSIONS = new TypeReference<>() {};

    private WrittenRows() {}

    static WrittenRow of(Map<String, Object> row) {
        Object voided = row.get("voided");
        return new WrittenRow(
                (String) Objects.requireNonNull(row.get("key")),
                (String) row.get("delivery"),
                Boolean.TRUE.equals(row.get("inserted")),
                JSON.readValue((String) row.get("keyColumns"), TEXTS),
                JSON.readValue((String) row.get("versions"), VERSIONS),
                row.get("seen") instanceof Long seen ? seen : -1,
                voided instanceof List<?> columns
                        ? Set.copyOf(columns.stream().map(String.class::cast).toList())
                        : Set.of());
    }

    static Map<String, Object> saw(WrittenRow row) {
        return Map.of(
                "key",
                row.key(),
                "seen",
                row.seen(),
                "voided",
                row.voided().stream().sorted().toList());
    }

    static Map<String, @Nullable Object> written(WrittenRow row) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("key", row.key());
        properties.put("delivery", row.delivery());
        properties.put("inserted", row.inserted());
        properties.put("keyColumns", JSON.writeValueAsString(row.keyColumns()));
        properties.put("versions", JSON.writeValueAsString(row.versions()));
        return properties;
    }
}
