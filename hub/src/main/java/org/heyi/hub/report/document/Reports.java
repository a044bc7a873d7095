package org.heyi.hub.report.document;

import java.util.List;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * All reports of a city.
 *
 * @param reports those without a fault, in order of code
 * @param faults everything that is wrong with the others
 */
public record Reports(List<Report> reports, List<Fault> faults) {
    public static final Reports NONE = new Reports(List.of(), List.of());

    /** @throws FaultException when there is no report of this code */
    public Report report(String code) {
        List<String> codes = reports.stream().map(Report::code).toList();
        return reports.stream()
                .filter(report -> report.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new FaultException(
                        Fault.of(FaultCode.UNKNOWN_REPORT, Place.of("report"), code, DidYouMean.among(codes, code))));
    }
}
