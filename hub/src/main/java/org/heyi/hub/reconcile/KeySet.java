package org.heyi.hub.reconcile;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remembers keys in eight bytes each, so that the keys of a large table fit in memory. */
final class KeySet {
    private long[] hashes = new long[1024];
    private int size;
    private boolean sorted;

    void add(String key) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash(key);
        sorted = false;
    }

    boolean contains(String key) {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
    }

    private static long hash(String key) {
        return Hashing.sipHash24().hashString(key, StandardCharsets.UTF_8).asLong();
    }
}
