package org.heyi.hub.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rows per second, the median of all runs.
 *
 * @param ratio the hub's by the loader's
 * @param debeziumRowsPerSecond of the same capture and mapping without a graph
 */
public record IngestFigures(
        double rowsPerSecond, double loaderRowsPerSecond, double ratio, double debeziumRowsPerSecond) {

    static <T> IngestFigures of(long rows, List<T> hub, List<T> loader, List<T> capture, ToDoubleFunction<T> seconds) {
        double ours = rate(rows, hub, seconds);
        double theirs = rate(rows, loader, seconds);
        return new IngestFigures(
                Math.round(ours),
                Math.round(theirs),
                Math.round(100 * ours / theirs) / 100.0,
                Math.round(rate(rows, capture, seconds)));
    }

    private static <T> double rate(long rows, List<T> runs, ToDoubleFunction<T> seconds) {
        return rows / Stopwatch.median(runs.stream().mapToDouble(seconds).toArray());
    }
}
