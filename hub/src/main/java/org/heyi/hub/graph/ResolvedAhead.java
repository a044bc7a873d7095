package org.heyi.hub.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A batch's resolution, worked out before its turn from what was read ahead. It holds as long as nobody has touched the batch's own entities
 * and records since, and what these refer to leads where it led.
 */
final class ResolvedAhead {
    private final Resolution resolution;
    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> toLookUp = new HashSet<>();
    private boolean outdated;

    /**
     * @param named all ids that the records name
     * @param before the neighbourhood that the resolution is made of
     */
    ResolvedAhead(Resolution resolution, Set<String> named, Neighbourhood before, Resolver.Survivors survivors) {
        this.resolution = resolution;
        named.forEach(id -> targets.put(id, survivors.of(id)));
        removeOwn(resolution.after());
        removeOwn(before.entities().values());
    }

    private void removeOwn(Iterable<EntityState> entities) {
        entities.forEach(entity -> {
            targets.remove(entity.id());
            targets.keySet().removeAll(entity.merged());
        });
    }

    Resolution resolution() {
        return resolution;
    }

    /** Others have touched this since. */
    void passed(Touched others) {
        Touched own = resolution.touched();
        for (String id : others.ids()) {
            if (targets.containsKey(id)) {
                toLookUp.add(id);
            } else {
                outdated |= own.ids().contains(id);
            }
        }
        outdated |= others.keys().stream().anyMatch(own.keys()::contains);
    }

    /** Whether it can be written as it is. Looks again where targets lead to that others have touched, and leaves to them what they made. */
    boolean holds(GraphTransaction transaction, NeighbourhoodReader reader) {
        if (outdated) {
            return false;
        }
        Neighbourhood now = new Neighbourhood();
        reader.addSurvivors(transaction, now, toLookUp);
        Set<String> placeholders = resolution.changes().placeholders();
        Set<String> there = new HashSet<>();
        for (String id : toLookUp) {
            String survivor = now.survivor(id);
            boolean asBefore = survivor == null ? placeholders.contains(id) : survivor.equals(targets.get(id));
            if (!asBefore) {
                return false;
            }
            if (survivor != null) {
                there.add(id);
            }
        }
        resolution.changes().dropPlaceholders(there);
        return true;
    }
}
