package org.heyi.hub.torture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Takes away what PostgreSQL needs to publish a table's changes, and tries as the table's owner to change it: that must work again within a
 * heartbeat of the hub. Used by one thread.
 */
final class LostIdentity {
    /** The hub's heartbeat, and what a loaded machine needs. */
    private static final Duration LONGEST = Duration.ofSeconds(16);

    private static final int ENOUGH = 20;

    private final SourceSystem department;
    private final Rows rows;
    private final Report report;
    private boolean lost;
    private long failingSince;
    private long worked;
    private int failures;
    private boolean told;

    LostIdentity(SourceSystem department, Rows rows, Report report) {
        this.department = department;
        this.rows = rows;
        this.report = report;
    }

    /** The identity goes; it comes back when the owner has worked without it for a while. */
    void lose() throws SQLException {
        if (!lost) {
            identity("NOTHING");
            lost = true;
            failingSince = System.nanoTime();
            worked = 0;
            told = false;
        }
    }

    /** Puts it back. */
    void settle() throws SQLException {
        identity("DEFAULT");
        lost = false;
    }

    private void identity(String what) throws SQLException {
        department.transaction(List.of(Rows.step("ALTER TABLE toggled REPLICA IDENTITY " + what)));
    }

    /** @param disturbed whether something was taken away meanwhile that the hub needs to notice */
    void look(boolean disturbed) {
        if (disturbed) {
            failingSince = System.nanoTime();
        }
        try {
            department.transaction(
                    List.of(Rows.step("UPDATE toggled SET said = '" + rows.said() + "' WHERE id = " + rows.key())));
            worked++;
            failingSince = System.nanoTime();
            if (lost && worked > ENOUGH) {
                settle();
            }
        } catch (SQLException refused) {
            boolean ours = lost && "55000".equals(refused.getSQLState());
            failures += ours ? 1 : 0;
            if (ours && !told && System.nanoTime() - failingSince > LONGEST.toNanos()) {
                told = true;
                report.difference("an owner's UPDATE is refused because of the publication, and has been for "
                        + LONGEST.toSeconds() + " s");
            }
        }
    }

    /** UPDATEs that were refused because of the publication. */
    int failures() {
        return failures;
    }
}
