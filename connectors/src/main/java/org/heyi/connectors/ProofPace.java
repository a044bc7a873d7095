package org.heyi.connectors;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How gently a source's tables are compared with the graph.
 *
 * @param rowsPerSecond at most
 * @param from when that may begin each day; the same as {@code until} for all day long
 * @param until when it pauses; before {@code from} when that is on the next day
 * @param zone the clock that both are of
 */
public record ProofPace(int rowsPerSecond, LocalTime from, LocalTime until, ZoneId zone) {

    /** Whether tables may be compared then. */
    public boolean allows(Instant moment) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
