package org.heyi.hub.torture;

import java.util.Map;
import java.util.TreeMap;

/** How often each thing was done. Used by one thread. */
final class Counts {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** That there is such a thing, though it may never be done. */
    void know(String kind) {
        counts.putIfAbsent(kind, 0);
    }

    void add(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /** A line for each kind. */
    void print(Report report) {
        counts.forEach((kind, count) -> report.line("count  %5d  %s".formatted(count, kind)));
    }
}
