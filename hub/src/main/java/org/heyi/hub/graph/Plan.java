package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch is going to write, worked out before its turn from what was read ahead. It holds as long as nobody has touched its own entities
 * and records since, and what these refer to leads where it led.
 */
final class Plan {
    private final List<EntityState> after;
    private final GraphChanges changes;
    private final Touched touched;
    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> toLookUp = new HashSet<>();
    private boolean outdated;

    /**
     * @param after the batch's own entities
     * @param named all ids that their records name
     * @param before the neighbourhood that the plan is made of
     */
    Plan(
            List<EntityState> after,
            GraphChanges changes,
            Touched touched,
            Set<String> named,
            Neighbourhood before,
            Resolver.Survivors survivors) {
        this.after = after;
        this.changes = changes;
        this.touched = touched;
        named.forEach(id -> targets.put(id, survivors.of(id)));
        removeOwn(after);
        removeOwn(before.entities().values());
    }

    private void removeOwn(Iterable<EntityState> entities) {
        entities.forEach(entity -> {
            targets.remove(entity.id());
            targets.keySet().removeAll(entity.merged());
        });
    }

    List<EntityState> after() {
        return after;
    }

    GraphChanges changes() {
        return changes;
    }

    Touched touched() {
        return touched;
    }

    /** Others have touched this since. */
    void passed(Touched others) {
        for (String id : others.ids()) {
            if (targets.containsKey(id)) {
                toLookUp.add(id);
            } else {
                outdated |= touched.ids().contains(id);
            }
        }
        outdated |= others.keys().stream().anyMatch(touched.keys()::contains);
    }

    /** Whether it can be written as it is. Looks again where targets lead to that others have touched, and leaves to them what they made. */
    boolean holds(GraphTransaction transaction, NeighbourhoodReader reader) {
        if (outdated) {
            return false;
        }
        Neighbourhood now = new Neighbourhood();
        reader.addSurvivors(transaction, now, toLookUp);
        Set<String> placeholders = changes.placeholders();
        Set<String> there = new HashSet<>();
        for (String id : toLookUp) {
            String survivor = now.survivor(id);
            boolean asPlanned = survivor == null ? placeholders.contains(id) : survivor.equals(targets.get(id));
            if (!asPlanned) {
                return false;
            }
            if (survivor != null) {
                there.add(id);
            }
        }
        changes.dropPlaceholders(there);
        return true;
    }
}
