package org.heyi.hub.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this hub's last transactions touched, by the number of their turn. Used by whoever has the turn, but for {@link #last}. */
final class Turns {
    private static final int MOST = 16;

    private final Map<Long, Touched> touched = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Touched> eldest) {
            return size() > MOST;
        }
    };
    private volatile long last = -1;

    /** A turn is over: it has been committed. {@code itsTouched} is null when it did not say. */
    void over(long turn, @Nullable Touched itsTouched) {
        if (itsTouched != null) {
            touched.put(turn, itsTouched);
        }
        last = turn;
    }

    /**
     * The last turn that is over; -1 when this hub had none. Not the one that the graph shows: Neo4j shows a transaction piece by piece while
     * it is committed, and the turn's number may be seen before the rest.
     */
    long last() {
        return last;
    }

    /**
     * The neighbourhood without what was touched between its turn and this one; empty when that is not known: another hub had a turn, or
     * one did not say, or too many have passed.
     */
    Optional<ReadAhead> stillTrue(@Nullable ReadAhead ahead, long turn) {
        if (ahead == null) {
            return Optional.empty();
        }
        for (long between = ahead.turn() + 1; between < turn; between++) {
            Touched itsTouched = touched.get(between);
            if (itsTouched == null) {
                return Optional.empty();
            }
            ahead.passed(itsTouched);
        }
        return Optional.of(ahead);
    }
}
