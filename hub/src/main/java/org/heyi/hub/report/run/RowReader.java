package org.heyi.hub.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.query.execution.AskingFailed;
import org.heyi.hub.report.document.Column;
import org.heyi.hub.report.document.Page;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Reads a report's rows from the API, page after page; holds one page at a time. */
final class RowReader {
    private final Asking asking;

    RowReader(Asking asking) {
        this.asking = asking;
    }

    /**
     * Gives every row of the period to {@code table}.
     *
     * @return how many there were
     * @throws FaultException when a page is answered with errors
     */
    long read(Report report, ReportPeriod period, TableWriter table) throws IOException {
        Map<String, Object> variables = new HashMap<>(report.parameters(period));
        long rows = 0;
        boolean more = true;
        while (more) {
            Map<?, ?> page = page(report, variables);
            for (Object node : (List<?>) Objects.requireNonNull(page.get("nodes"))) {
                table.row(row(report.columns(), (Map<?, ?>) node));
                rows++;
            }
            Map<?, ?> info = (Map<?, ?>) Objects.requireNonNull(page.get("pageInfo"));
            more = Boolean.TRUE.equals(info.get("hasNextPage"));
            if (more) {
                variables.put(Page.AFTER, Objects.requireNonNull(info.get("endCursor")));
            }
        }
        return rows;
    }

    private Map<?, ?> page(Report report, Map<String, Object> variables) {
        try {
            Object page = asking.data(report.query(), variables, Locale.ENGLISH).get(report.list());
            return (Map<?, ?>) Objects.requireNonNull(page);
        } catch (AskingFailed e) {
            throw new FaultException(
                    Fault.of(FaultCode.REPORT_READ_FAILED, Place.of(report.file()), String.valueOf(e.getMessage())), e);
        }
    }

    private static List<@Nullable Object> row(List<Column> columns, Map<?, ?> node) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Object value = node;
            for (String step : column.path()) {
                value = value instanceof Map<?, ?> object ? object.get(step) : null;
            }
            values.add(value);
        }
        return values;
    }
}
