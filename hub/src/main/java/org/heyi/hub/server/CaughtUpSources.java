package org.heyi.hub.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/**
 * Keeps a report from being made, for ever, of a graph that is still filling: until the sources that say something of its types have
 * caught up.
 */
final class CaughtUpSources {
    /** Right after a start a source has not said yet how far behind it is. */
    private static final Duration SETTLED = Duration.ofSeconds(20);

    private static final double LONGEST_LAG_SECONDS = 60;

    private final Map<String, Mappings> mappings;
    private final Supplier<List<SourceStatus>> statuses;
    private final Clock clock;
    private final Map<String, Instant> caughtUpSince = new HashMap<>();

    CaughtUpSources(Map<String, Mappings> mappings, Supplier<List<SourceStatus>> statuses, Clock clock) {
        this.mappings = mappings;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** Why the report is not to be made yet; empty when it may be. */
    Optional<Fault> keep(Report report, ReportPeriod period) {
        Set<String> types = report.columns().stream()
                .flatMap(column -> column.fields().stream())
                .map(SchemaField::type)
                .collect(Collectors.toSet());
        Optional<Fault> first = Optional.empty();
        for (SourceStatus status : statuses.get()) {
            boolean behind = saysSomethingOf(status.source(), types) && !isSettled(status);
            if (behind && first.isEmpty()) {
                first = Optional.of(Fault.of(
                        FaultCode.REPORT_WAITS_FOR_SOURCE,
                        Place.of(report.file()),
                        period.toString(),
                        status.source(),
                        status.state(),
                        report.code()));
            }
        }
        return first;
    }

    private boolean saysSomethingOf(String source, Set<String> types) {
        Mappings own = mappings.get(source);
        return own != null && own.statements().stream().map(Statement::type).anyMatch(types::contains);
    }

    private boolean isSettled(SourceStatus status) {
        Double lag = status.lagSeconds();
        // The lag is that of the last change: without changes for a while there is nothing left to catch up with.
        boolean catchingUp = lag != null && lag > LONGEST_LAG_SECONDS && status.rowsPerSecond() > 0;
        if (status.state() != SourceStatus.State.STREAMING || catchingUp) {
            caughtUpSince.remove(status.source());
            return false;
        }
        Instant now = clock.instant();
        Instant since = caughtUpSince.computeIfAbsent(status.source(), any -> now);
        return !now.isBefore(since.plus(SETTLED));
    }
}
