package org.heyi.hub.bench;

import java.util.Arrays;

/** Arithmetic of measurements. */
public final class Stopwatch {
    private final long start = System.nanoTime();

    /** Since it was made. */
    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of at least one value, in any order. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The value below which a share of all lies.
     *
     * @param sorted ascending, not empty
     */
    public static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
