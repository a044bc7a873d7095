package org.heyi.hub.query.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.hub.query.api.SourceReport.SourceFault;
import org.jspecify.annotations.Nullable;

/** An entry of the list {@code SourceStatus.tables}: getters have the names of the API's fields. */
public record TableReport(
        String table,
        boolean reading,
        @Nullable OffsetDateTime provenAt,
        @Nullable Long differences,
        @Nullable SourceFault fault,
        boolean stopped) {

    /** The status of a table. */
    public static TableReport of(TableStatus status) {
        return new TableReport(
                status.table(),
                status.reading(),
                status.provenAt() == null ? null : status.provenAt().atOffset(ZoneOffset.UTC),
                status.differences(),
                SourceFault.of(status.fault()),
                status.stopped());
    }
}
