package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes, in the transaction that changes entities, to which targets they are to go: one entry for each target and entity, whose version
 * rises, so that a later change replaces an earlier one that is still waiting.
 */
final class DeliveryEntries {
    /** Locks those that are there first: MERGE would find one that is just being acknowledged and deleted, and write to nothing. */
    private static final String WRITE = """
            MATCH (h:Hub {name: 'hub'}) WITH h.turn AS version UNWIND $rows AS row
            OPTIONAL MATCH (known:Delivery {key: row.target + '/' + row.entity}) SET known.taken = true
            WITH version, row
            MERGE (d:Delivery {key: row.target + '/' + row.entity})
            ON CREATE SET d.target = row.target, d.entity = row.entity
            SET d.waiting = version REMOVE d.aside, d.asideZh, d.wants
            """;

    private DeliveryEntries() {}

    static void write(
            GraphTransaction transaction,
            List<DeliveryTarget> targets,
            Neighbourhood before,
            Collection<EntityState> after) {
        if (targets.isEmpty()) {
            return;
        }
        Map<String, EntityState> now = new HashMap<>();
        after.forEach(entity -> now.put(entity.id(), entity));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DeliveryTarget target : targets) {
            for (EntityState entity : after) {
                addIfChanged(target, before.entity(entity.id()), entity, rows);
            }
            for (EntityState entity : before.entities().values()) {
                if (!now.containsKey(entity.id()) && entity.type().equals(target.type())) {
                    rows.add(Map.of("target", target.name(), "entity", entity.id()));
                }
            }
        }
        if (!rows.isEmpty()) {
            // All take these locks in the order of keys.
            rows.sort(Comparator.comparing(row -> row.get("target") + "/" + row.get("entity")));
            transaction.write(WRITE, Map.of("rows", rows));
        }
    }

    private static void addIfChanged(
            DeliveryTarget target, @Nullable EntityState before, EntityState after, List<Map<String, Object>> rows) {
        Map<String, Object> was = before == null ? Map.of() : before.golden();
        boolean changed = target.fields().stream()
                .anyMatch(
                        field -> !Objects.equals(was.get(field), after.golden().get(field)));
        if (after.type().equals(target.type()) && changed) {
            rows.add(Map.of("target", target.name(), "entity", after.id()));
        }
    }
}
