package org.heyi.demo.city.model;

import java.util.List;

/** Random numbers that depend on nothing but the seed, what they are for, and an index. */
public final class Draw {
    private final long seed;

    public Draw(long seed) {
        this.seed = seed;
    }

    /** Any number, the same for the same {@code purpose} and {@code index}. */
    public long number(String purpose, long index) {
        return mix(mix(seed + 0x9E3779B97F4A7C15L * purpose.hashCode()) + 0x9E3779B97F4A7C15L * (index + 1));
    }

    /** From 0 to {@code bound} - 1. */
    public int below(int bound, String purpose, long index) {
        return (int) Long.remainderUnsigned(number(purpose, index), bound);
    }

    /** True for {@code share} of a thousand. */
    public boolean permille(int share, String purpose, long index) {
        return below(1000, purpose, index) < share;
    }

    /** One of {@code choices}. */
    public <T> T pick(List<T> choices, String purpose, long index) {
        return choices.get(below(choices.size(), purpose, index));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
