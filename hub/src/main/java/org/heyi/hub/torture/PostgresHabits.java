package org.heyi.hub.torture;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.hub.torture.SourceSystem.Step;

/** What a department with PostgreSQL does that its log does not tell, or tells in another way. */
final class PostgresHabits {
    private final SourceSystem department;
    private final Rows rows;
    private final Set<Integer> detached = new TreeSet<>();
    private boolean wide;

    PostgresHabits(SourceSystem department, Rows rows) {
        this.department = department;
        this.rows = rows;
    }

    List<Habit> all() {
        return List.of(
                new Habit("PostgreSQL: a table swapped by name", this::swap),
                new Habit("PostgreSQL: TRUNCATE and a load in one transaction", () -> {
                    List<Step> steps = new ArrayList<>(List.of(step("TRUNCATE TABLE nightly")));
                    steps.addAll(rows.fill("nightly"));
                    department.transaction(steps);
                }),
                new Habit("PostgreSQL: DROP TABLE, CREATE TABLE and a load", () -> {
                    List<Step> steps = new ArrayList<>(List.of(
                            step("DROP TABLE nightly"), step("CREATE TABLE nightly (id int PRIMARY KEY, said text)")));
                    steps.addAll(rows.fill("nightly"));
                    department.transaction(steps);
                }),
                new Habit("PostgreSQL: a partition detached or attached", this::attach),
                new Habit("PostgreSQL: TRUNCATE of a partition", () -> {
                    ledger();
                    department.transaction(List.of(step("TRUNCATE TABLE ledger_" + rows.part())));
                }),
                new Habit("PostgreSQL: a partition dropped and made", this::dropPartition),
                new Habit(
                        "PostgreSQL: two keys swapped",
                        () -> keys("CASE id WHEN %1$d THEN %2$d ELSE %1$d END" + " WHERE id IN (%1$d, %2$d)")),
                new Habit(
                        "PostgreSQL: all keys reversed",
                        () -> keys(Rows.KEYS + " - id WHERE id BETWEEN 0 AND " + Rows.KEYS)),
                new Habit("PostgreSQL: all keys moved by one", () -> keys("(id + 1) % " + Rows.KEYS)),
                new Habit("PostgreSQL: another key, beside a large value that stays", this::bulky),
                new Habit("PostgreSQL: an integer becomes a bigint", this::retype),
                new Habit(
                        "PostgreSQL: a column renamed and named again",
                        () -> department.transaction(List.of(
                                step("ALTER TABLE counted RENAME COLUMN said TO told"),
                                step("ALTER TABLE counted RENAME COLUMN told TO said"),
                                rows.change(department, "counted")))));
    }

    private static Step step(String sql) {
        return Rows.step(sql);
    }

    private void swap() throws SQLException {
        List<Step> steps = new ArrayList<>();
        steps.add(step("CREATE TABLE nightly_new (LIKE nightly INCLUDING ALL)"));
        steps.addAll(rows.fill("nightly_new"));
        steps.add(step("ALTER TABLE nightly RENAME TO nightly_old"));
        steps.add(step("ALTER TABLE nightly_new RENAME TO nightly"));
        steps.add(step("DROP TABLE nightly_old"));
        department.transaction(steps);
        department.transaction(List.of(rows.change(department, "nightly")));
    }

    private void ledger() throws SQLException {
        for (int i = 0; i < 5; i++) {
            // Each for itself: a row may be for a partition that is not there.
            try {
                department.transaction(List.of(rows.changeLedger(department)));
            } catch (SQLException refused) {
                if (!"23514".equals(refused.getSQLState()) && !"23505".equals(refused.getSQLState())) {
                    throw refused;
                }
            }
        }
    }

    /** While it is away its rows change, too. */
    private void attach() throws SQLException {
        int part = rows.part();
        String name = "ledger_" + part;
        ledger();
        if (detached.contains(part)) {
            department.transaction(
                    List.of(step("ALTER TABLE ledger ATTACH PARTITION " + name + " FOR VALUES IN (" + part + ")")));
            detached.remove(part);
        } else {
            department.transaction(List.of(step("ALTER TABLE ledger DETACH PARTITION " + name)));
            detached.add(part);
            department.transaction(List.of(step("UPDATE " + name + " SET said = '" + rows.said() + "'")));
        }
    }

    private void dropPartition() throws SQLException {
        int part = rows.part();
        ledger();
        department.transaction(List.of(
                step("DROP TABLE ledger_" + part),
                step("CREATE TABLE ledger_" + part + " PARTITION OF ledger FOR VALUES IN (" + part + ")"),
                step("INSERT INTO ledger VALUES (" + rows.key() + ", " + part + ", '" + rows.said() + "')")));
        detached.remove(part);
    }

    /** Rows that are the same but for the key are among them. */
    private void keys(String to) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            steps.add(rows.change(department, "swapped"));
        }
        if (rows.values().chance(0.3)) {
            steps.add(step("UPDATE swapped SET said = '" + rows.said() + "' WHERE id < " + rows.key()));
        }
        department.transaction(steps);
        Step swap = step("UPDATE swapped SET id = " + to.replace("% ", "%% ").formatted(rows.key(), rows.key()));
        department.transaction(
                rows.values().chance(0.5) ? List.of(swap) : List.of(swap, rows.change(department, "swapped")));
    }

    private void bulky() throws SQLException {
        int key = rows.key();
        int other = rows.key();
        department.transaction(List.of(
                step("DELETE FROM bulky WHERE id IN (" + key + ", " + other + ")"),
                step("INSERT INTO bulky VALUES (" + key + ", '" + rows.said() + "', repeat('" + rows.said()
                        + "', 1000))")));
        department.transaction(List.of(
                step("UPDATE bulky SET id = " + other + " WHERE id = " + key),
                step("UPDATE bulky SET said = '" + rows.said() + "' WHERE id < " + rows.key())));
    }

    private void retype() throws SQLException {
        wide = !wide;
        department.transaction(
                wide
                        ? List.of(
                                step("ALTER TABLE counted ALTER number TYPE bigint"),
                                step("UPDATE counted SET number = 3000000000 + id WHERE id < " + rows.key()))
                        : List.of(
                                step("UPDATE counted SET number = id"),
                                step("ALTER TABLE counted ALTER number TYPE int")));
        department.transaction(List.of(
                rows.change(department, "counted"), step("UPDATE counted SET number = id WHERE id = " + rows.key())));
    }
}
