package org.heyi.connectors.capture.debezium;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.heyi.connectors.capture.SourceStore;
import org.jspecify.annotations.Nullable;

/**
 * What the classes that Debezium instantiates by name need of ours. Each run of an engine has one, found under the key in its configuration.
 */
final class HandOver implements AutoCloseable {
    /** The configuration's property that holds the key; Debezium hands on what begins with the schema history's prefix. */
    static final String KEY = "schema.history.internal.heyi.key";

    private static final Map<String, HandOver> OPEN = new ConcurrentHashMap<>();
    private final String key = UUID.randomUUID().toString();
    private final String source;
    private final SourceStore store;
    private volatile @Nullable String position;

    HandOver(String source, SourceStore store, @Nullable String position) {
        this.source = source;
        this.store = store;
        this.position = position;
        OPEN.put(key, this);
    }

    /** @throws IllegalStateException when no run has this key */
    static HandOver of(@Nullable Object key) {
        HandOver found = key == null ? null : OPEN.get(key.toString());
        if (found == null) {
            throw new IllegalStateException("no capture has handed over under " + key);
        }
        return found;
    }

    String key() {
        return key;
    }

    String source() {
        return source;
    }

    SourceStore store() {
        return store;
    }

    /** The position that the sink has committed last; null before the end of the snapshot. */
    @Nullable
    String position() {
        return position;
    }

    void committed(String newPosition) {
        position = newPosition;
    }

    @Override
    public void close() {
        OPEN.remove(key);
    }
}
