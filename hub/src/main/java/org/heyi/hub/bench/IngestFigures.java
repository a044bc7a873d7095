package org.heyi.hub.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rows per second, the median of all runs.
 *
 * @param ratio the hub's by the loader's in the same run, the median of all runs: a machine that is faster in one run is so for both
 * @param debeziumRowsPerSecond of Debezium alone, with a consumer that only counts
 */
public record IngestFigures(
        double rowsPerSecond, double loaderRowsPerSecond, double ratio, double debeziumRowsPerSecond) {

    static <T> IngestFigures of(long rows, List<T> hub, List<T> loader, List<T> alone, ToDoubleFunction<T> seconds) {
        double[] ratios = new double[hub.size()];
        for (int run = 0; run < ratios.length; run++) {
            ratios[run] = seconds.applyAsDouble(loader.get(run)) / seconds.applyAsDouble(hub.get(run));
        }
        return new IngestFigures(
                Math.round(rate(rows, hub, seconds)),
                Math.round(rate(rows, loader, seconds)),
                Math.round(100 * Stopwatch.median(ratios)) / 100.0,
                Math.round(rate(rows, alone, seconds)));
    }

    private static <T> double rate(long rows, List<T> runs, ToDoubleFunction<T> seconds) {
        return rows / Stopwatch.median(runs.stream().mapToDouble(seconds).toArray());
    }
}
