package org.heyi.hub.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.heyi.hub.torture.SourceSystem.Step;

/** What a department with MariaDB does that passes its rows' log by, or is written there in another way. */
final class MariaDbHabits {
    private static final String NIGHTLY = " (id int PRIMARY KEY, said text)";

    private final SourceSystem department;
    private final Rows rows;
    private int transactions;
    private boolean compressed;

    MariaDbHabits(SourceSystem department, Rows rows) {
        this.department = department;
        this.rows = rows;
    }

    List<Habit> all() {
        return List.of(
                new Habit(
                        "MariaDB: a parent goes, its children with it",
                        () -> cascade("DELETE FROM district WHERE code = 'd" + rows.part() + "'")),
                new Habit(
                        "MariaDB: a parent's key changes, its children's with it",
                        () -> cascade("UPDATE IGNORE district SET code = 'd" + rows.part() + "' WHERE code = 'd"
                                + rows.part() + "'")),
                new Habit(
                        "MariaDB: a parent goes, its children refer to nothing",
                        () -> cascade("DELETE FROM parcel WHERE id = " + rows.key())),
                new Habit(
                        "MariaDB: a mapped parent's key changes",
                        () -> cascade("UPDATE IGNORE parcel SET id = " + rows.key() + " WHERE id = " + rows.key())),
                new Habit("MariaDB: XA, committed", () -> xa("COMMIT")),
                new Habit("MariaDB: XA, rolled back", () -> xa("ROLLBACK")),
                new Habit("MariaDB: a table swapped by RENAME", this::swap),
                new Habit("MariaDB: CREATE OR REPLACE TABLE and a load", this::replace),
                new Habit(
                        "MariaDB: CREATE OR REPLACE TABLE … SELECT",
                        () -> script(step("CREATE OR REPLACE TABLE nightly" + NIGHTLY + " SELECT " + rows.key()
                                + " AS id, '" + rows.said() + "' AS said"))),
                new Habit("MariaDB: DROP TABLE, CREATE TABLE and a load", this::again),
                new Habit("MariaDB: TRUNCATE and a load", () -> emptied("TRUNCATE TABLE nightly")),
                new Habit(
                        "MariaDB: TRUNCATE PARTITION",
                        () -> ledger(step("ALTER TABLE ledger TRUNCATE PARTITION p" + rows.part()))),
                new Habit("MariaDB: DROP PARTITION", this::dropPartition),
                new Habit("MariaDB: EXCHANGE PARTITION", this::exchange),
                new Habit("MariaDB: DDL that no parser knows, in another database", this::elsewhere),
                new Habit(
                        "MariaDB: DDL that no parser knows, of a table that nothing maps",
                        () -> script(
                                step("CREATE OR REPLACE TABLE addresses (id int PRIMARY KEY, address inet4)"),
                                rows.change(department, "nightly"))),
                new Habit("MariaDB: log_bin_compress", this::compress),
                new Habit(
                        "MariaDB: all keys moved by one",
                        () -> script(
                                rows.change(department, "account"),
                                step("UPDATE account SET id = id + 1 ORDER BY id DESC"),
                                step("DELETE FROM account WHERE id > " + Rows.KEYS))));
    }

    private static Step step(String sql) {
        return Rows.step(sql);
    }

    /** Some rows of three generations come before the parent changes. */
    private void cascade(String change) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String code = "'d" + rows.part() + "'";
            int parcel = rows.key();
            steps.add(Rows.insert(department, "district (code, said) VALUES (" + code + ", '" + rows.said() + "')"));
            steps.add(Rows.insert(
                    department,
                    "parcel (id, district, said) VALUES (" + parcel + ", " + code + ", '" + rows.said() + "')"));
            steps.add(Rows.insert(
                    department,
                    "lease (id, parcel, said) VALUES (" + rows.key() + ", " + parcel + ", '" + rows.said() + "')"));
        }
        department.transaction(steps);
        department.transaction(List.of(step(change)));
    }

    private void xa(String end) throws SQLException {
        String id = "'t" + ++transactions + "'";
        script(
                step("XA START " + id),
                rows.change(department, "account"),
                rows.change(department, "account"),
                step("XA END " + id),
                step("XA PREPARE " + id),
                step("XA " + end + " " + id));
    }

    /** Leaves a transaction prepared; the answer ends it, in whatever way. */
    Habit.Action prepared() throws SQLException {
        String id = "'left" + ++transactions + "'";
        script(
                step("XA START " + id),
                step("REPLACE INTO held (id, said) VALUES (" + rows.key() + ", '" + rows.said() + "')"),
                step("DELETE FROM held WHERE id = " + rows.key()),
                step("XA END " + id),
                step("XA PREPARE " + id));
        String end = rows.values().chance(0.5) ? "XA COMMIT " : "XA ROLLBACK ";
        return () -> script(step(end + id));
    }

    private void swap() throws SQLException {
        List<Step> steps = new ArrayList<>();
        steps.add(step("CREATE OR REPLACE TABLE nightly_new" + NIGHTLY));
        steps.addAll(rows.fill("nightly_new"));
        steps.add(step("RENAME TABLE nightly TO nightly_old, nightly_new TO nightly"));
        steps.add(step("DROP TABLE nightly_old"));
        steps.add(rows.change(department, "nightly"));
        script(steps);
    }

    private void replace() throws SQLException {
        List<Step> steps = new ArrayList<>(List.of(step("CREATE OR REPLACE TABLE nightly" + NIGHTLY)));
        steps.addAll(rows.fill("nightly"));
        script(steps);
    }

    private void again() throws SQLException {
        List<Step> steps = new ArrayList<>(List.of(step("DROP TABLE nightly"), step("CREATE TABLE nightly" + NIGHTLY)));
        steps.addAll(rows.fill("nightly"));
        script(steps);
    }

    private void emptied(String how) throws SQLException {
        List<Step> steps = new ArrayList<>(List.of(step(how)));
        steps.addAll(rows.fill("nightly"));
        script(steps);
    }

    /** Rows before it and behind it. */
    private void ledger(Step... middle) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            steps.add(rows.changeLedger(department));
        }
        steps.addAll(List.of(middle));
        steps.add(rows.changeLedger(department));
        script(steps);
    }

    private void dropPartition() throws SQLException {
        int part = rows.part();
        ledger(
                step("ALTER TABLE ledger DROP PARTITION p" + part),
                step("ALTER TABLE ledger ADD PARTITION (PARTITION p" + part + " VALUES IN (" + part + "))"));
    }

    private void exchange() throws SQLException {
        int part = rows.part();
        ledger(
                step("CREATE OR REPLACE TABLE ledger_side (id int, part int, said text, PRIMARY KEY (id, part))"),
                step("INSERT INTO ledger_side VALUES (" + rows.key() + ", " + part + ", '" + rows.said() + "')"),
                step("ALTER TABLE ledger EXCHANGE PARTITION p" + part + " WITH TABLE ledger_side"));
    }

    private void elsewhere() throws SQLException {
        superuser(
                "CREATE DATABASE IF NOT EXISTS elsewhere",
                "CREATE OR REPLACE TABLE elsewhere.visitor (id int PRIMARY KEY, address inet4, at uuid)",
                "ALTER TABLE elsewhere.visitor ADD COLUMN other inet4 DEFAULT '10.0.0.1'");
        script(rows.change(department, "account"));
    }

    /** Values long enough to be compressed. */
    private void compress() throws SQLException {
        compressed = !compressed;
        superuser("SET GLOBAL log_bin_compress = " + (compressed ? "ON" : "OFF"));
        script(
                step("UPDATE account SET said = CONCAT('" + rows.said() + "', REPEAT('x', 600))"),
                rows.change(department, "account"));
    }

    private void superuser(String... statements) throws SQLException {
        try (Connection superuser = department.server().get().superuser("mysql");
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void script(Step... steps) throws SQLException {
        script(List.of(steps));
    }

    /** Each for itself. */
    private void script(List<Step> steps) throws SQLException {
        department.statements(steps);
    }
}
