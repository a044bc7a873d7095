package org.heyi.hub.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this hub's last transactions touched, by the number of their turn. Used by whoever has the turn. */
final class Turns {
    private static final int MOST = 16;

    private final Map<Long, Touched> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Touched> eldest) {
            return size() > MOST;
        }
    };

    void add(long turn, Touched touched) {
        last.put(turn, touched);
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
            Touched touched = last.get(between);
            if (touched == null) {
                return Optional.empty();
            }
            ahead.neighbourhood().forget(touched);
        }
        return Optional.of(ahead);
    }
}
