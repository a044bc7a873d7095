package org.heyi.hub.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.heyi.hub.bench.once.OnceFigures;

/** Shows the figures of "ask once" beside what they are to be. */
final class OnceTable {
    private OnceTable() {}

    static void print(OnceFigures figures, PrintWriter out) {
        Table table = new Table("figure", "measured", "target", "of");
        table.add("prefilled", percent(figures.prefilled()), ">= 90 %", figures.filling());
        table.add("prefilled values that are true", percent(figures.prefilledCorrect()), ">= 99.5 %", "");
        table.add("re-asking flagged", percent(figures.flaggedRecall()), ">= 95 %", figures.reAsking());
        table.add("opening a form, p99", figures.formP99Ms() + " ms", "<= 50 ms", figures.formLoad());
        table.add("visible elsewhere, p95", figures.visibleP95Ms() + " ms", "<= 1000 ms", figures.visibility());
        table.add("lost", figures.lost(), "0", figures.crashes());
        table.add("doubled", figures.doubled(), "0", "");
        table.print(out);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
