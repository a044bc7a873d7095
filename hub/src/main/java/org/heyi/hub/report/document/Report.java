package org.heyi.hub.report.document;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.ReportHandover;
import org.heyi.hub.document.Bilingual;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * A report, free of faults.
 *
 * @param code the file's name
 * @param source whose folder it stands in
 * @param department that writes it
 * @param file for faults, such as {@code grid/reports/matters.graphql}
 * @param zone whose calendar its periods are those of
 * @param list the root field, whose nodes are the rows
 * @param query one page of the rows, after the cursor {@link Page#AFTER}
 * @param handover where it is put when its period has ended; empty when it is kept only
 */
public record Report(
        String code,
        String source,
        String department,
        String file,
        Bilingual title,
        Every every,
        ZoneId zone,
        List<Variable> variables,
        List<Column> columns,
        String list,
        String query,
        Optional<ReportHandover> handover) {

    /** The variables' values for a period, by name. */
    public Map<String, String> parameters(ReportPeriod period) {
        Map<String, String> parameters = new LinkedHashMap<>();
        variables.forEach(variable -> parameters.put(variable.name(), variable.value(period, zone)));
        return parameters;
    }

    /** The period that has begun, by the department's clocks. */
    public ReportPeriod current(Clock clock) {
        return every.around(LocalDate.now(clock.withZone(zone)));
    }

    /**
     * The period of this name.
     *
     * @throws FaultException when it is no period of this report, or has not begun
     */
    public ReportPeriod period(String name, Clock clock) {
        ReportPeriod current = current(clock);
        Place place = Place.of("period");
        ReportPeriod period = every.period(name)
                .orElseThrow(() -> new FaultException(Fault.of(
                        FaultCode.REPORT_PERIOD,
                        place,
                        name,
                        code,
                        current.previous().toString())));
        if (period.from().isAfter(current.from())) {
            throw new FaultException(Fault.of(FaultCode.REPORT_PERIOD_AHEAD, place, name, code, current.toString()));
        }
        return period;
    }
}
