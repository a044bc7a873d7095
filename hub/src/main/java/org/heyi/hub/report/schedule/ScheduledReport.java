package org.heyi.hub.report.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.heyi.connectors.ReportHandover;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.hub.report.run.KeptRun;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One report and what is due of it: to make the latest period that is over, unless it was kept already, and to hand over what was made, the
 * earliest first. Periods before the latest are not made: what the departments held then is gone.
 */
final class ScheduledReport {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReport.class);
    private static final int HASH_IN_EVENT = 16;

    private final Report report;
    private final ReportRuns runs;
    private final Function<ReportPeriod, Optional<Fault>> keeps;
    private final Clock clock;
    private final Optional<Receiver> receiver;
    private final Attempts making = new Attempts();
    private final Attempts handing = new Attempts();
    private final List<ReportPeriod> waiting;
    private volatile @Nullable String lastHandedOverAt;
    private @Nullable ReportPeriod made;

    /** @param keeps why the report of a period is not to be made yet */
    ScheduledReport(Report report, ReportRuns runs, Function<ReportPeriod, Optional<Fault>> keeps, Clock clock) {
        this.report = report;
        this.runs = runs;
        this.keeps = keeps;
        this.clock = clock;
        this.receiver = report.handover().map(handover -> receiver(handover));
        this.waiting = new CopyOnWriteArrayList<>();
        runs.periods(report.code()).forEach(this::remember);
    }

    /** What an earlier start left of a period; called for the latest first. */
    private void remember(String name) {
        try {
            report.every().period(name).ifPresent(period -> runs.find(report, period)
                    .ifPresent(run -> {
                        if (run.toBeHandedOver()) {
                            waiting.add(0, period);
                        } else if (lastHandedOverAt == null) {
                            lastHandedOverAt = run.handedOverAt();
                        }
                    }));
        } catch (FaultException e) {
            // Whoever asks for that period is told; the others go on.
            LOG.error("{}", e.faults());
        }
    }

    private Receiver receiver(ReportHandover handover) {
        return handover.to() instanceof ReportHandover.Folder folder
                ? new FolderReceiver(folder.path())
                : new ServiceReceiver(
                        report, runs.passing(), ((ReportHandover.Service) handover.to()).webhook(), clock);
    }

    /** Does what is due. */
    void look() throws InterruptedException {
        ReportPeriod latest = runs.current(report).previous();
        if (!latest.equals(made) && making.isDue(clock.instant())) {
            attempt(making, () -> make(latest));
        }
        while (receiver.isPresent() && !waiting.isEmpty() && handing.isDue(clock.instant())) {
            attempt(handing, () -> handOver(receiver.get(), waiting.get(0)));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Attempts attempts, Work work) throws InterruptedException {
        try {
            work.run();
        } catch (FaultException e) {
            failed(attempts, e.faults().get(0));
        } catch (IOException | RuntimeException e) {
            LOG.error("report {}", report.code(), e);
            failed(attempts, Fault.of(FaultCode.REPORT_SCHEDULE_FAILED, Place.of(report.file()), e.toString()));
        }
    }

    private void failed(Attempts attempts, Fault fault) {
        attempts.failed(fault, clock.instant());
        LOG.warn("{}", fault);
    }

    private void make(ReportPeriod period) {
        Optional<Fault> kept = runs.find(report, period).isPresent() ? Optional.empty() : keeps.apply(period);
        if (kept.isPresent()) {
            making.waits(kept.get());
            return;
        }
        KeptRun run = runs.keep(report, period);
        if (receiver.isPresent() && run.waitsSince() == null) {
            runs.change(report, period, found -> found.waiting(clock.instant()));
            waiting.add(period);
        }
        made = period;
        making.succeeded();
        LOG.info("report {} of {} is kept, {} rows", run.code(), run.period(), run.rows());
    }

    private void handOver(Receiver to, ReportPeriod period) throws IOException, InterruptedException {
        String format = report.handover().orElseThrow().format();
        ReportFile file = runs.run(report.code(), period.toString(), format);
        try (var content = file.content()) {
            to.take(file, event(file));
        }
        runs.change(report, period, run -> run.handedOver(clock.instant()));
        lastHandedOverAt = clock.instant().toString();
        waiting.remove(period);
        handing.succeeded();
        LOG.info("report {} of {} was handed over", report.code(), period);
    }

    /** One that was made again, because its kept files were moved away, is another event. */
    private String event(ReportFile file) {
        return String.join(
                "/",
                report.source(),
                "reports",
                report.code(),
                file.run().period(),
                file.sha256().substring(0, HASH_IN_EVENT));
    }

    ReportStatus status() {
        Fault fault = making.fault() == null ? handing.fault() : making.fault();
        String handedOver = lastHandedOverAt;
        return new ReportStatus(
                report.code(),
                runs.current(report).to().atStartOfDay(report.zone()).toInstant(),
                waiting.stream().map(ReportPeriod::toString).toList(),
                handedOver == null ? null : Instant.parse(handedOver),
                fault);
    }
}
