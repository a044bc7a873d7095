package org.heyi.hub.server;

import java.nio.file.Path;
import java.time.Clock;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.schedule.ReportSchedule;

/** The city's reports: what makes them, and what does so in time. */
record CityReports(ReportRuns runs, ReportSchedule schedule) {

    /** @param data the hub's directory, where runs are kept */
    static CityReports of(Hub hub, Asking asking, Path data, Clock clock) {
        ReportRuns runs = new ReportRuns(hub.departments().reports(), asking, data.resolve("reports"), clock);
        CaughtUpSources sources = new CaughtUpSources(hub.departments().mappings(), hub::statuses, clock);
        return new CityReports(runs, new ReportSchedule(runs, sources::keep, clock));
    }
}
