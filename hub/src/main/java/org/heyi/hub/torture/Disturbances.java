package org.heyi.hub.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.hub.torture.SourceSystem.Step;
import org.jspecify.annotations.Nullable;

/** What goes wrong, and what is unusual. */
final class Disturbances {
    /** Or a slow machine would never get beyond the start. */
    private static final double SPARED_WHILE_STARTING = 0.8;

    private final Sources sources;
    private final HubProcess hub;
    private final Values values;
    private final RandomChanges changes;
    private final Report report;
    private final Counts counts;
    private int columns;
    private final List<List<String>> added = new ArrayList<>();

    Disturbances(Sources sources, HubProcess hub, Values values, RandomChanges changes, Report report, Counts counts) {
        this.sources = sources;
        this.hub = hub;
        this.values = values;
        this.changes = changes;
        this.report = report;
        this.counts = counts;
    }

    /** One of them. A killed hub is left for the caller to start again. */
    void next() throws IOException, InterruptedException, SQLException {
        int kind = values.below(100);
        boolean spare = values.chance(SPARED_WHILE_STARTING);
        if (kind < 26 && spare && hub.graph().isEmpty()) {
            report.line("spare the hub, which is still starting");
        } else if (kind < 14) {
            report.line("kill the hub");
            counts.add("disturbance: the hub killed");
            hub.kill();
        } else if (kind < 26) {
            report.line("kill the hub's Neo4j" + (hub.killNeo4j() ? "" : ": none runs"));
            counts.add("disturbance: Neo4j killed");
        } else if (kind < 36) {
            killPostgres();
        } else if (kind < 50) {
            cutConnections();
        } else if (kind < 62) {
            changeColumns();
        } else if (kind < 69) {
            mass();
        } else {
            drop(kind);
        }
    }

    private void killPostgres() throws IOException, InterruptedException {
        report.line("kill PostgreSQL");
        counts.add("disturbance: PostgreSQL killed");
        sources.killPostgres();
        Thread.sleep(values.below(1500));
        sources.restartPostgres();
        report.line("PostgreSQL runs again");
    }

    private void cutConnections() throws SQLException {
        SourceSystem department = values.of(sources.departments());
        report.line("cut all connections to " + department.name());
        counts.add("disturbance: connections cut");
        department.cutConnections();
    }

    private void mass() throws SQLException {
        SourceSystem department = sources.departments().get(values.chance(0.5) ? 0 : 2);
        report.line("a transaction of " + RandomChanges.MASS + " rows in " + department.name());
        department.transaction(changes.mass(department));
        counts.add("disturbance: a large transaction");
    }

    /** Adds a column that nothing maps, or drops one that was added, and changes rows right behind. */
    private void changeColumns() throws SQLException {
        SourceSystem department = values.of(sources.departments());
        String table = List.of("resident", "patient", "building")
                .get(sources.departments().indexOf(department));
        List<String> last = added.stream()
                .filter(column -> column.get(0).equals(table))
                .findFirst()
                .orElse(null);
        if (last != null && values.chance(0.5)) {
            report.line("drop a column of " + table);
            counts.add("disturbance: a column dropped");
            department.transaction(List.of(step("ALTER TABLE " + table + " DROP COLUMN " + last.get(1))));
            added.remove(last);
        } else {
            String column = "extra_" + ++columns;
            report.line("add a column to " + table);
            counts.add("disturbance: a column added");
            department.transaction(
                    List.of(step("ALTER TABLE " + table + " ADD COLUMN " + column + " varchar(20) DEFAULT 'x'")));
            added.add(List.of(table, column));
        }
        department.transaction(changes.transaction(department));
    }

    private static Step step(String sql) {
        return new Step(sql, List.of());
    }

    private void drop(int kind) throws IOException {
        List<Map<String, @Nullable String>> rows = changes.survey();
        if (kind < 85) {
            report.line("drop a file of " + rows.size() + " rows");
            counts.add("disturbance: a file");
            sources.survey().dropComplete(rows);
        } else if (kind < 93) {
            report.line("drop a half-written file");
            counts.add("disturbance: half a file");
            sources.survey().dropHalf(rows);
        } else {
            report.line("drop a broken file");
            counts.add("disturbance: a broken file");
            sources.survey().dropBroken(rows, values.chance(0.5));
        }
    }
}
