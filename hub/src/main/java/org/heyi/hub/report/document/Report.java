package org.heyi.hub.report.document;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.document.Bilingual;

/**
 * A report, free of faults.
 *
 * @param code the file's name
 * @param department that writes it
 * @param file for faults, such as {@code grid/reports/matters.graphql}
 * @param zone whose calendar its periods are those of
 * @param list the root field, whose nodes are the rows
 * @param query one page of the rows, after the cursor {@link Page#AFTER}
 */
public record Report(
        String code,
        String department,
        String file,
        Bilingual title,
        Every every,
        ZoneId zone,
        List<Variable> variables,
        List<Column> columns,
        String list,
        String query) {

    /** The variables' values for a period, by name. */
    public Map<String, String> parameters(ReportPeriod period) {
        Map<String, String> parameters = new LinkedHashMap<>();
        variables.forEach(variable -> parameters.put(variable.name(), variable.value(period, zone)));
        return parameters;
    }
}
