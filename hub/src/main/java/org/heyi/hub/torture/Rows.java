package org.heyi.hub.torture;

import java.util.ArrayList;
import java.util.List;
import org.heyi.hub.torture.SourceSystem.Step;

/** Statements that fill the tables of {@link Habit}s: all have few rows, and each value is new. */
final class Rows {
    /** Keys are below. */
    static final int KEYS = 30;

    /** Partitions and parents are below. */
    static final int PARTS = 4;

    private final Values values;
    private int said;

    Rows(Values values) {
        this.values = values;
    }

    /** A value that was never there before. */
    String said() {
        return "w" + ++said;
    }

    int key() {
        return values.below(KEYS);
    }

    int part() {
        return values.below(PARTS);
    }

    Values values() {
        return values;
    }

    static Step step(String sql) {
        return new Step(sql, List.of());
    }

    /** Inserts of one to eight rows of an {@code id} and {@code said} into an empty table. */
    List<Step> fill(String table) {
        List<Step> steps = new ArrayList<>();
        int first = values.below(KEYS / 2);
        int count = 1 + values.below(8);
        for (int i = 0; i < count; i++) {
            steps.add(step("INSERT INTO " + table + " (id, said) VALUES (" + (first + i) + ", '" + said() + "')"));
        }
        return steps;
    }

    /** A row comes, changes or goes. */
    Step change(SourceSystem department, String table) {
        int key = key();
        return switch (values.below(4)) {
            case 0 -> step("DELETE FROM " + table + " WHERE id = " + key);
            case 1 -> step("UPDATE " + table + " SET said = '" + said() + "' WHERE id = " + key);
            // A deferrable key is none that a conflict could be with.
            case 2 ->
                step("INSERT INTO " + table + " (id, said) SELECT " + key + ", '" + said() + "' FROM (SELECT 1) one"
                        + " WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE id = " + key + ")");
            default ->
                table.equals("swapped")
                        ? step("UPDATE swapped SET said = '" + said() + "' WHERE id >= " + key)
                        : insert(department, table + " (id, said) VALUES (" + key + ", '" + said() + "')");
        };
    }

    /** A row of the partitioned table comes, changes, goes or moves to another partition. */
    Step changeLedger(SourceSystem department) {
        String where = " WHERE id = " + key() + " AND part = " + part();
        return switch (values.below(5)) {
            case 0 -> step("DELETE FROM ledger" + where);
            case 1 -> step("UPDATE ledger SET said = '" + said() + "'" + where);
            case 2 ->
                step((department.postgres() ? "UPDATE" : "UPDATE IGNORE") + " ledger SET part = " + part() + where);
            default ->
                insert(department, "ledger (id, part, said) VALUES (" + key() + ", " + part() + ", '" + said() + "')");
        };
    }

    static Step insert(SourceSystem department, String into) {
        return step(
                department.postgres()
                        ? "INSERT INTO " + into + " ON CONFLICT DO NOTHING"
                        : "INSERT IGNORE INTO " + into);
    }
}
