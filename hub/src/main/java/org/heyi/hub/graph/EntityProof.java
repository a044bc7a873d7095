package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/**
 * Resolves entities anew from their records, as a batch would, and holds what that comes to against what stands there: labels, values, relations
 * both ways, ids that lead to them. Nothing may differ, whatever order the records arrived in.
 */
public final class EntityProof {
    private static final String NEXT = """
            MATCH (e:Entity) WHERE e.id > $after AND e.id <= $upTo RETURN e.id AS id ORDER BY e.id LIMIT $limit
            """;
    /** Behind all ids, which are Base64. */
    private static final String END = "~";

    private final Driver driver;
    private final WritingTurns turns;
    private final Function<GraphTransaction, EntityCheck> checks;

    EntityProof(Driver driver, WritingTurns turns, Function<GraphTransaction, EntityCheck> checks) {
        this.driver = driver;
        this.turns = turns;
        this.checks = checks;
    }

    /**
     * What was found.
     *
     * @param entities looked at
     * @param differing by id what differs from what the records call for, in English
     * @param cursor where to go on; null when the graph has no entities
     * @param wrapped whether the end was reached, so that all have been looked at since the last time
     */
    public record Look(
            int entities,
            Map<String, List<String>> differing,
            @Nullable String cursor,
            boolean wrapped) {}

    /**
     * Looks at the next {@code most} entities in the order of their ids, from the first again when there are no more. Waits as long as the graph is
     * away.
     *
     * @param cursor of the last look; null for the beginning
     * @param repair whether to write what the records call for
     */
    public Look look(int most, @Nullable String cursor, boolean repair) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        boolean[] wrapped = new boolean[1];
        Map<String, List<String>> suspects = new TreeMap<>();
        turns.retrying(attempt -> GraphTransaction.run(driver, transaction -> {
            ids.clear();
            suspects.clear();
            String after = cursor == null ? "" : cursor;
            ids.addAll(next(transaction, after, END, most));
            wrapped[0] = ids.size() < most;
            if (wrapped[0] && cursor != null) {
                ids.addAll(next(transaction, "", cursor, most - ids.size()));
            }
            suspects.putAll(checks.apply(transaction).differing(Set.copyOf(ids)));
        }));
        // Others may have been writing: all are looked at again while nobody does.
        Map<String, List<String>> differing = suspects.isEmpty() ? suspects : again(Set.copyOf(ids), repair);
        return new Look(ids.size(), differing, ids.isEmpty() ? null : ids.get(ids.size() - 1), wrapped[0]);
    }

    private Map<String, List<String>> again(Set<String> ids, boolean repair) throws InterruptedException {
        Map<String, List<String>> differing = new TreeMap<>();
        turns.hold(() -> {
            turns.retrying(attempt -> GraphTransaction.run(driver, transaction -> {
                differing.clear();
                differing.putAll(checks.apply(transaction).differing(ids));
            }));
            if (repair && !differing.isEmpty()) {
                turns.retrying(attempt -> turns.transaction(
                        (transaction, number) -> checks.apply(transaction).repair(ids)));
            }
        });
        return differing;
    }

    private static List<String> next(GraphTransaction transaction, String after, String upTo, int limit) {
        return transaction.read(NEXT, Map.of("after", after, "upTo", upTo, "limit", limit)).stream()
                .map(row -> row.get("id").asString())
                .toList();
    }
}
