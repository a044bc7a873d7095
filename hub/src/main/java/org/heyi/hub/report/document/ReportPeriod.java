package org.heyi.hub.report.document;

import java.time.LocalDate;

/**
 * One period of a report.
 *
 * @param from its first day
 */
public record ReportPeriod(Every every, LocalDate from) {

    /** The first day after it. */
    public LocalDate to() {
        return every.after(from);
    }

    /** The one before it. */
    public ReportPeriod previous() {
        return every.around(from.minusDays(1));
    }

    /** Its name, such as {@code 2026-10}: also that of its files. */
    @Override
    public String toString() {
        return every.name(from);
    }
}
