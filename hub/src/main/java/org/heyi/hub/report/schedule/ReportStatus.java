package org.heyi.hub.report.schedule;

import java.time.Instant;
import java.util.List;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a report is doing.
 *
 * @param nextAt when the period ends that has begun, and the report of it is due
 * @param waiting periods that were made and are still to be handed over, the earliest first
 * @param lastHandedOverAt null when nothing was handed over so far
 * @param lastFault why what is due is not made or not handed over; null when nothing keeps it
 */
public record ReportStatus(
        String code,
        Instant nextAt,
        List<String> waiting,
        @Nullable Instant lastHandedOverAt,
        @Nullable Fault lastFault) {}
