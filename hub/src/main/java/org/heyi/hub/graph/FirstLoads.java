package org.heyi.hub.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heyi.connectors.record.Batch;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** Snapshots of sources that the graph had nothing of when they began. */
final class FirstLoads {
    private static final String NOTHING = """
            RETURN NOT EXISTS { MATCH (r:Record) WHERE r._key STARTS WITH $prefix }
              AND NOT EXISTS { MATCH (q:Quarantined) WHERE q.key STARTS WITH $prefix } AS nothing
            """;

    private final Driver driver;
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /**
     * @param first whether the graph had nothing of the source
     * @param keysAreNew whether no row has come twice since
     */
    private record Load(String snapshot, boolean first, boolean keysAreNew) {}

    FirstLoads(Driver driver) {
        this.driver = driver;
    }

    /** Looks, when the snapshot has only just begun. Whoever calls has the turn. */
    void begins(String source, Batch.Snapshot snapshot) {
        if (known(source, snapshot) == null) {
            boolean nothing = hasNothingOf(source);
            loads.put(source, new Load(snapshot.id(), nothing, nothing));
        }
    }

    boolean begun(String source, Batch.Snapshot snapshot) {
        return known(source, snapshot) != null;
    }

    /** Whether the graph had nothing of the source when the snapshot began. */
    boolean isFirst(String source, Batch.Snapshot snapshot) {
        Load load = known(source, snapshot);
        return load != null && load.first();
    }

    /** Whether a row of it may be taken for new, until the graph says that it has its record. */
    boolean keysAreNew(String source, Batch.@Nullable Snapshot snapshot) {
        Load load = snapshot == null ? null : known(source, snapshot);
        return load != null && load.keysAreNew();
    }

    /** A row came that the graph had: the log has brought it, or the snapshot before it was interrupted. */
    void sawAgain(String source) {
        loads.computeIfPresent(source, (name, load) -> new Load(load.snapshot(), load.first(), false));
    }

    private @Nullable Load known(String source, Batch.Snapshot snapshot) {
        Load load = loads.get(source);
        return load != null && load.snapshot().equals(snapshot.id()) ? load : null;
    }

    private boolean hasNothingOf(String source) {
        try (Session session = driver.session()) {
            return session.run(NOTHING, Map.of("prefix", source + "/"))
                    .single()
                    .get("nothing")
                    .asBoolean();
        }
    }
}
