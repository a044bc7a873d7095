package org.heyi.hub.graph;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.heyi.connectors.record.Batch;

/**
 * Truncations in transactions that come in parts, by source. A hub that begins anew reads such a transaction again from its beginning, so
 * they are nowhere else.
 */
final class Sweeps {
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** @param stamps as in {@link Sweep} */
    private record Open(String transaction, Map<String, String> stamps) {}

    /** What the batch's truncations, and those of the parts before it, come to. */
    Sweep of(Batch batch) {
        return new Sweep(batch, before(batch));
    }

    /** The batch has been applied. */
    void over(Batch batch, Sweep sweep) {
        if (batch.openTransaction() == null) {
            open.remove(batch.source());
        } else {
            open.put(batch.source(), new Open(batch.openTransaction(), Map.copyOf(sweep.stamps())));
        }
    }

    private Map<String, String> before(Batch batch) {
        Open known = open.get(batch.source());
        if (known == null || batch.snapshot() != null) {
            return Map.of();
        }
        String transaction = known.transaction();
        boolean lastPart = batch.openTransaction() == null
                && batch.changes().stream().anyMatch(change -> transaction.equals(change.transaction()));
        if (lastPart || transaction.equals(batch.openTransaction())) {
            return known.stamps();
        }
        boolean another = batch.openTransaction() != null
                || batch.changes().stream().anyMatch(change -> Objects.nonNull(change.transaction()));
        if (another) {
            // The log is read again from before the transaction, which will tell all anew.
            open.remove(batch.source());
        }
        return Map.of();
    }
}
