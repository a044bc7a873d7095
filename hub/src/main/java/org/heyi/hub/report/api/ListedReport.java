package org.heyi.hub.report.api;

import java.time.Instant;
import java.util.List;
import org.heyi.connectors.ReportHandover;
import org.heyi.hub.query.api.SourceReport.SourceFault;
import org.heyi.hub.report.document.Column;
import org.heyi.hub.report.document.Every;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.schedule.ReportStatus;
import org.jspecify.annotations.Nullable;

/** An entry of the list {@code Query.reports}: getters have the names of the API's fields. */
public record ListedReport(
        String code,
        String department,
        String title,
        String titleZh,
        Every every,
        List<String> columns,
        Instant nextAt,
        List<String> kept,
        @Nullable String handedOverTo,
        List<String> waiting,
        @Nullable Instant lastHandedOverAt,
        @Nullable SourceFault lastFault) {
    private static final int KEPT_SHOWN = 100;

    static ListedReport of(ReportStatus status, ReportRuns runs) {
        Report report = runs.report(status.code());
        return new ListedReport(
                report.code(),
                report.department(),
                report.title().en(),
                report.title().zh(),
                report.every(),
                report.columns().stream().map(Column::name).toList(),
                status.nextAt(),
                runs.periods(report.code()).stream().limit(KEPT_SHOWN).toList(),
                report.handover()
                        .map(ReportHandover::to)
                        .map(ReportHandover.Receiver::shown)
                        .orElse(null),
                status.waiting(),
                status.lastHandedOverAt(),
                SourceFault.of(status.lastFault()));
    }
}
