package org.heyi.hub.query.api;

import java.util.List;
import java.util.Locale;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/** An entry of the list {@code Query.sources}: getters have the names of the API's fields. */
public record SourceReport(
        String source,
        String department,
        SourceStatus.State state,
        @Nullable Double lagSeconds,
        @Nullable Long lagBytes,
        long rows,
        double rowsPerSecond,
        long snapshotRows,
        @Nullable Long snapshotTotal,
        long quarantined,
        @Nullable SourceFault lastFault,
        List<TableReport> tables) {

    /** What is wrong with a source, in both languages. */
    public record SourceFault(String code, String place, String message, String messageZh) {
        /** Null for none. */
        public static @Nullable SourceFault of(@Nullable Fault fault) {
            return fault == null
                    ? null
                    : new SourceFault(
                            fault.code().id(),
                            fault.place().toString(),
                            fault.message(Locale.ENGLISH),
                            fault.message(Locale.CHINESE));
        }
    }

    /** The status of a source, and how many of its rows are in quarantine. */
    public static SourceReport of(SourceStatus status, long quarantined) {
        return new SourceReport(
                status.source(),
                status.department(),
                status.state(),
                status.lagSeconds(),
                status.lagBytes(),
                status.rows(),
                status.rowsPerSecond(),
                status.snapshotRows(),
                status.snapshotTotal(),
                quarantined,
                SourceFault.of(status.lastFault()),
                status.tables().stream().map(TableReport::of).toList());
    }
}
