package org.heyi.hub.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.heyi.hub.torture.SourceSystem.Step;
import org.jspecify.annotations.Nullable;

/** All {@link Habit}s of the departments, each as often as the others, and what lasts longer than one of them. Used by one thread. */
final class Habits {
    private static final String LEFT = "MariaDB: XA, left prepared while the hub is killed";
    private static final String IDENTITY = "PostgreSQL: an identity lost, and back";
    private static final double WHILE_STARTING = 0.2;
    private static final Duration NOTICED = Duration.ofSeconds(12);

    private final SourceSystem register;
    private final SourceSystem estate;
    private final HubProcess hub;
    private final Rows rows;
    private final Report report;
    private final Counts counts;
    private final Outages outages;
    private final MariaDbHabits mariaDb;
    private final LostIdentity identity;
    private final List<Habit> habits = new ArrayList<>();
    private final List<Habit> dear = new ArrayList<>();

    /** Those of {@link #dear} whose turn is to come before any comes again: there is time for few. */
    private final Deque<Habit> dealt = new ArrayDeque<>();

    private Habit.@Nullable Action unfinished;

    Habits(Sources sources, HubProcess hub, Values values, RandomChanges changes, Report report, Counts counts) {
        this.register = sources.departments().get(0);
        this.estate = sources.departments().get(2);
        this.hub = hub;
        this.rows = new Rows(values);
        this.report = report;
        this.counts = counts;
        this.outages = new Outages(sources, hub, values, report);
        this.mariaDb = new MariaDbHabits(estate, rows);
        this.identity = new LostIdentity(register, rows, report);
        habits.addAll(mariaDb.all());
        habits.addAll(new PostgresHabits(register, rows).all());
        habits.add(new Habit(IDENTITY, identity::lose));
        habits.add(new Habit("file: a broken one, then a good one", () -> {
            sources.survey().dropBroken(changes.survey(), values.chance(0.5));
            sources.survey().dropComplete(changes.survey());
        }));
        habits.add(new Habit("file: half of one, then a good one", () -> {
            sources.survey().dropHalf(changes.survey());
            sources.survey().dropComplete(changes.survey());
        }));
        dear.addAll(outages.all());
        dear.add(new Habit(LEFT, this::prepared));
        dear.forEach(outage -> counts.know(outage.name()));
        habits.forEach(habit -> counts.know(habit.name()));
    }

    /** Whether the hub is to stay down. */
    boolean hubIsAway() {
        return outages.hubIsAway();
    }

    /** One of them. */
    void next() throws IOException, InterruptedException {
        Habit habit = rows.values().of(habits);
        // Nobody looks after it while no hub runs.
        if (!habit.name().equals(IDENTITY) || !hub.address().isEmpty()) {
            perform(habit);
        }
    }

    /** Something is taken away; mostly not from a hub that is still starting, or it would never get beyond that. */
    void outage() throws IOException, InterruptedException {
        if (!hub.address().isEmpty() || rows.values().chance(WHILE_STARTING)) {
            if (dealt.isEmpty()) {
                dealt.addAll(rows.values().shuffled(dear));
            }
            perform(dealt.pop());
        }
    }

    private void perform(Habit habit) throws IOException, InterruptedException {
        try {
            habit.action().run();
            counts.add(habit.name());
        } catch (SQLException e) {
            report.line("refused: " + habit.name() + ": " + e.getMessage());
        }
    }

    /** An ordinary change of a row of the tables that they are about; and an owner's UPDATE. */
    void change() {
        boolean postgres = rows.values().chance(0.5);
        SourceSystem department = postgres ? register : estate;
        String table = rows.values()
                .of(postgres ? List.of("nightly", "swapped", "counted") : List.of("nightly", "account", "held"));
        Step change = rows.values().chance(0.3) ? rows.changeLedger(department) : rows.change(department, table);
        try {
            department.statements(List.of(change));
        } catch (SQLException refused) {
            report.refused();
        }
        identity.look(hub.address().isEmpty() || outages.within(NOTICED));
    }

    /** Ended when the next one is to be left, or at the end. */
    private void prepared() throws SQLException, IOException, InterruptedException {
        finish();
        unfinished = mariaDb.prepared();
        report.line("leave a transaction prepared, and kill the hub");
        hub.kill();
    }

    private void finish() throws SQLException, IOException, InterruptedException {
        if (unfinished != null) {
            unfinished.run();
            unfinished = null;
        }
    }

    /** Ends what lasts. */
    void settle() throws SQLException, IOException, InterruptedException {
        finish();
        identity.settle();
        report.line(identity.failures()
                + " UPDATEs of an owner were refused while a published table had lost its identity");
    }
}
