package org.heyi.hub.report.document;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a report, filled in from the period: {@code $period} with its name, {@code $from} with its first day, {@code $to} with the
 * first day after it, any other with the day that lies {@code ago} before {@code $to}.
 *
 * @param moment whether the moment is meant at which that day begins
 * @param ago null for the three that have their names
 */
public record Variable(
        String name, boolean moment, @Nullable Period ago) {
    static final String PERIOD = "period";
    static final String FROM = "from";
    static final String TO = "to";

    /** As GraphQL takes it. */
    public String value(ReportPeriod period, ZoneId zone) {
        if (name.equals(PERIOD)) {
            return period.toString();
        }
        LocalDate day = name.equals(FROM)
                ? period.from()
                : ago == null ? period.to() : period.to().minus(ago);
        return moment ? day.atStartOfDay(zone).toOffsetDateTime().toString() : day.toString();
    }
}
