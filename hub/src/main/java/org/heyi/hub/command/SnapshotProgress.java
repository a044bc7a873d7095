package org.heyi.hub.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.capture.SourceStatus.State;

/** A bar for each source's snapshot, with rows per second and what is left. */
final class SnapshotProgress {
    /** Set by the launcher, since no class of every Java tells it. */
    private static final String TERMINAL = "heyi.terminal";

    private static final int LOOK_MILLIS = 200;
    private static final int LINE_MILLIS = 5_000;
    private static final int LINE_CHARACTERS = 100;

    private final Supplier<List<SourceStatus>> statuses;
    private final PrintWriter err;
    private final Map<String, ProgressBar> bars = new HashMap<>();

    SnapshotProgress(Supplier<List<SourceStatus>> statuses, PrintWriter err) {
        this.statuses = statuses;
        this.err = err;
    }

    /** Shows bars until every source follows its log or cannot. */
    void awaitEnd() throws InterruptedException {
        boolean more = true;
        while (more) {
            more = false;
            for (SourceStatus status : statuses.get()) {
                more |= status.state() == State.STARTING || status.state() == State.SNAPSHOT;
                show(status);
            }
            Thread.sleep(more ? LOOK_MILLIS : 0);
        }
        bars.values().forEach(ProgressBar::close);
        statuses.get().stream()
                .filter(status -> status.lastFault() != null)
                .forEach(status -> err.println(status.source() + " " + status.state() + ": " + status.lastFault()));
        err.flush();
    }

    private void show(SourceStatus status) {
        if (status.state() == State.SNAPSHOT && !bars.containsKey(status.source())) {
            bars.put(status.source(), bar(status));
        }
        ProgressBar bar = bars.get(status.source());
        if (bar == null) {
            return;
        }
        // A folder's files are snapshots one after another; the bar is of all of them.
        bar.maxHint(whole(status)).stepTo(status.rows());
    }

    /** -1 where it is not known: the bar then counts only. */
    private static long whole(SourceStatus status) {
        Long expected = status.state() == State.SNAPSHOT ? status.expectedRows() : Long.valueOf(status.rows());
        return expected == null ? -1 : expected;
    }

    private ProgressBar bar(SourceStatus status) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(status.source())
                .setInitialMax(whole(status))
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setUnit(" rows", 1);
        if (!Boolean.getBoolean(TERMINAL)) {
            // Bars draw over themselves; a file or a pipe gets a line from time to time.
            bar.setConsumer(new DelegatingProgressBarConsumer(this::line, LINE_CHARACTERS))
                    .setUpdateIntervalMillis(LINE_MILLIS);
        }
        return bar.build();
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }
}
