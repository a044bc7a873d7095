package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the nodes of corrections inside a transaction. */
final class CorrectionNodes {
    private CorrectionNodes() {}

    /** Those of {@code numbers} that there are, by number. */
    static Map<Long, KeptCorrection> read(GraphTransaction transaction, Collection<Long> numbers) {
        Map<Long, KeptCorrection> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            transaction
                    .read(
                            "UNWIND $numbers AS number MATCH (c:Correction {number: number}) RETURN properties(c) AS c",
                            Map.of("numbers", List.copyOf(numbers)))
                    .forEach(row -> {
                        KeptCorrection correction = KeptCorrection.of(row.get("c"));
                        found.put(correction.number(), correction);
                    });
        }
        return found;
    }

    /** Makes one with the next number, which its answer's record carries from then on. */
    static void create(GraphTransaction transaction, Map<String, Object> properties) {
        transaction.write("""
                MATCH (source:Source {name: $source}) SET source.corrections = coalesce(source.corrections, 0) + 1
                WITH source MATCH (r:Record {_key: $properties.answer})
                CREATE (c:Correction) SET c = $properties, c.number = source.corrections, r._correction = source.corrections
                """, Map.of("source", CollectedSource.NAME, "properties", properties));
    }

    /** Adds to what one says. */
    static void add(GraphTransaction transaction, long number, Map<String, Object> properties) {
        transaction.write(
                "MATCH (c:Correction {number: $number}) SET c += $properties",
                Map.of("number", number, "properties", properties));
    }

    /** Ends corrections; the entity they were about is kept with them, since the answer's record will go. */
    static void close(
            GraphTransaction transaction, Collection<Long> numbers, CorrectionState state, OffsetDateTime now) {
        if (!numbers.isEmpty()) {
            transaction.write("""
                    UNWIND $numbers AS number MATCH (c:Correction {number: number})
                    OPTIONAL MATCH (:Record {_key: c.answer})-[:OF]->(e:Entity)
                    SET c.state = $state, c.closedAt = $now, c.entity = coalesce(e.id, c.entity)
                    """, Map.of("numbers", List.copyOf(numbers), "state", state.name(), "now", now));
        }
    }

    /** Makes a record one that no correction waits with. */
    static void release(GraphTransaction transaction, String key) {
        transaction.write("MATCH (r:Record {_key: $key}) SET r._correction = null", Map.of("key", key));
    }

    /** Properties without those that are null. */
    static Map<String, Object> present(Map<String, @Nullable Object> properties) {
        Map<String, Object> present = new HashMap<>();
        properties.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
