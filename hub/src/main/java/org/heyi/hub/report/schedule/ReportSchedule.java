package org.heyi.hub.report.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.schema.fault.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes reports when their periods have ended and hands them over, one after the other; what fails is tried again. */
public final class ReportSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSchedule.class);
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(5).toMillis();
    private static final long END = Duration.ofSeconds(10).toMillis();

    private final List<ScheduledReport> reports;
    private final Thread thread = new Thread(this::run, "report-schedule");

    /** @param keeps why a report of a period is not to be made yet; empty when it may be */
    public ReportSchedule(ReportRuns runs, BiFunction<Report, ReportPeriod, Optional<Fault>> keeps, Clock clock) {
        this.reports = runs.reports().stream()
                .map(report -> new ScheduledReport(report, runs, period -> keeps.apply(report, period), clock))
                .toList();
        this.thread.setDaemon(true);
    }

    /** Looks at the clock from now on, until it is closed. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException ended) {
            LOG.debug("the schedule of reports ended");
        }
    }

    /** Does what is due by now, and returns when that is done or has failed. */
    public void look() throws InterruptedException {
        for (ScheduledReport report : reports) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            report.look();
        }
    }

    /** How each report is doing, in order of code. */
    public List<ReportStatus> statuses() {
        return reports.stream().map(ScheduledReport::status).toList();
    }

    /** What has begun is given up; it is begun again after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
