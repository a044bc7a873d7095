package org.heyi.hub.report.run;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.heyi.hub.report.document.Report;
import org.heyi.schema.ValueKind;

/**
 * What there is to know of a table before its rows.
 *
 * @param zone the clocks by which moments are shown
 */
record TableHead(String title, String zone, List<HeadColumn> columns) {

    /**
     * A column.
     *
     * @param labels what stands for an enum's values
     */
    record HeadColumn(String name, ValueKind kind, Map<String, String> labels) {

        /** A value as a person reads it who does not know the schema. */
        String shown(Object value) {
            String text = value.toString();
            return labels.getOrDefault(text, text);
        }
    }

    static TableHead of(Report report) {
        List<HeadColumn> columns = report.columns().stream()
                .map(column -> new HeadColumn(column.name(), column.kind(), column.labels()))
                .toList();
        return new TableHead(report.title().zh(), report.zone().getId(), columns);
    }

    /** A moment as the clocks of the report's department show it. */
    LocalDateTime local(Object moment) {
        return OffsetDateTime.parse(moment.toString())
                .atZoneSameInstant(ZoneId.of(zone))
                .toLocalDateTime();
    }
}
