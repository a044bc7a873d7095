package org.heyi.hub.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Changes rows at random, disturbs everything at random, and compares the graph at the end with what the rows say. */
public final class Torture {
    private static final double DISTURBED = 0.02;
    private static final double HABIT = 0.08;
    private static final double OUTAGE = 0.012;
    private static final double BESIDE = 0.2;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE_MILLIS = 60;
    private static final List<String> HUB_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Sources sources;
    private final HubProcess hub;
    private final Values values;
    private final RandomChanges changes;
    private final Disturbances disturbances;
    private final Report report;
    private final Counts counts = new Counts();
    private final Values chances;
    private final Habits habits;
    private int transactions;

    private Torture(Sources sources, HubProcess hub, long seed, Report report) {
        this.sources = sources;
        this.hub = hub;
        this.report = report;
        this.values = new Values(new Random(seed));
        this.changes = new RandomChanges(values);
        this.disturbances = new Disturbances(sources, hub, values, changes, report, counts);
        this.chances = new Values(new Random(~seed));
        this.habits = new Habits(sources, hub, chances, new RandomChanges(chances), report, counts);
    }

    /**
     * One run of {@code time} after the hub was ready first; prints a line for each disturbance. The seed decides what is done, but not when.
     *
     * @param data an empty or missing directory for the servers' and the hub's files
     * @return what differed from what the rows say, and what was seen on the way that must never be; empty when all is well
     */
    public static List<String> run(long seed, Duration time, Path data, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        Report report = new Report(out);
        report.line(String.format(Locale.ROOT, "seed %d, %d s", seed, time.toSeconds()));
        try (Sources sources = Sources.start(data.toAbsolutePath());
                HubProcess hub = new HubProcess(
                        data.toAbsolutePath().resolve("schema"),
                        data.toAbsolutePath().resolve("connectors"),
                        data.toAbsolutePath().resolve("hub"),
                        sources.environment(),
                        HUB_OPTIONS)) {
            new Torture(sources, hub, seed, report).run(time);
        }
        return report.all();
    }

    private void run(Duration time) throws IOException, SQLException, InterruptedException {
        for (int i = 0; i < 60; i++) {
            change();
        }
        sources.survey().dropComplete(changes.survey());
        hub.start();
        report.line("start the hub");
        try (Watch watch = new Watch(hub, report)) {
            long first = System.nanoTime();
            while (hub.graph().isEmpty() && System.nanoTime() - first < LONGEST_START.toNanos()) {
                step();
            }
            long ready = System.nanoTime();
            while (System.nanoTime() - ready < time.toNanos()) {
                step();
            }
            habits.settle();
            report.line(transactions + " transactions, " + report.allRefused() + " refused; now let it come to rest");
            new Comparison(sources, hub, report).run(changes);
            Mended.tell(hub.log(), report);
            counts.print(report);
        }
    }

    private void step() throws IOException, SQLException, InterruptedException {
        if (chances.chance(HABIT)) {
            habits.next();
        } else if (chances.chance(OUTAGE)) {
            habits.outage();
        } else if (chances.chance(BESIDE)) {
            habits.change();
        }
        if (values.chance(DISTURBED)) {
            try {
                disturbances.next();
            } catch (SQLException e) {
                report.line("  which the database refused: " + e.getMessage());
            }
        } else {
            change();
        }
        if (!hub.isAlive() && !habits.hubIsAway()) {
            report.line("start the hub");
            hub.start();
        }
        Thread.sleep(values.below(LONGEST_PAUSE_MILLIS));
    }

    /** A database may refuse a transaction: because of a key, or in the middle of its own recovery. Then nothing of it is there. */
    private void change() {
        SourceSystem department = values.of(sources.departments());
        try {
            transactions++;
            department.transaction(changes.transaction(department));
        } catch (SQLException e) {
            report.refused();
        }
    }
}
