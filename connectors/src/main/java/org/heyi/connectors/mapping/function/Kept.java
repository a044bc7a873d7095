package org.heyi.connectors.mapping.function;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was compiled of texts that mappings ask for with every row. Bounded: texts may come from rows, and then be as many and as long as those
 * like.
 *
 * @param <K> all that the value depends on
 */
final class Kept<K, V> {
    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000;

    private final Map<K, V> kept = new ConcurrentHashMap<>();

    /**
     * @param characters of the texts in the key
     * @param maker may throw; then nothing is kept
     */
    V of(K key, int characters, Supplier<V> maker) {
        V known = kept.get(key);
        if (known != null) {
            return known;
        }
        V made = maker.get();
        if (kept.size() < MOST && characters <= LONGEST) {
            kept.put(key, made);
        }
        return made;
    }
}
