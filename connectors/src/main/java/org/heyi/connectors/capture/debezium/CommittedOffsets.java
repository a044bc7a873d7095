package org.heyi.connectors.capture.debezium;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's view of the position. It is read from what the sink has committed, and writing it only acknowledges: the sink has committed the
 * position in one transaction with the data already. So Debezium never confirms to the source what is not in the graph.
 */
public final class CommittedOffsets implements OffsetBackingStore {
    private @Nullable HandOver handOver;

    @Override
    public void configure(WorkerConfig config) {
        handOver = HandOver.of(config.originals().get(HandOver.KEY));
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        @Nullable String position = handOver == null ? null : handOver.position();
        Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
        if (position != null) {
            keys.forEach(key -> found.put(key, ByteBuffer.wrap(position.getBytes(StandardCharsets.UTF_8))));
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
