package org.heyi.hub.query.cypher;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.heyi.hub.ledger.Burden;
import org.heyi.hub.ledger.BurdenBy;
import org.heyi.hub.query.Viewer;

/** Adds up what submissions and openings of forms were counted to cost. */
public final class LedgerReader {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final String BURDEN = """
            CALL () {
              MATCH (s:Submission) WHERE s.answeredAt >= $begin AND s.answeredAt < $end AND s.shown IS NOT NULL
              RETURN s[$by] AS name, max([s.answeredAt, s[$called]]) AS called, 0 AS opened, count(s) AS sent,
                [sum(s.shown), sum(s.prefilled), sum(s.asked), sum(s.answered), sum(s.corrected), sum(s.spared)] AS fields,
                percentileCont(s.seconds, 0.5) AS seconds
              UNION ALL
              MATCH (o:FormOpenings) WHERE o.day >= $from AND o.day < $to
              RETURN o[$by] AS name, max([datetime({date: o.day}), o[$called]]) AS called, sum(o.count) AS opened, 0 AS sent,
                [0, 0, 0, 0, 0, 0] AS fields, null AS seconds
            }
            RETURN name, max(called)[1], sum(opened), sum(sent), sum(fields[0]), sum(fields[1]), sum(fields[2]), sum(fields[3]),
              sum(fields[4]), sum(fields[5]), max(seconds) ORDER BY name
            """;

    private final GraphReader graph;

    public LedgerReader(GraphReader graph) {
        this.graph = graph;
    }

    /**
     * What was opened and answered on these days, in order of name; what lay in no known area is last.
     *
     * @param to the first day after
     * @param zone in which days begin
     */
    public List<Burden> read(Viewer viewer, LocalDate from, LocalDate to, ZoneId zone, BurdenBy by) {
        Map<String, Object> parameters = Map.of(
                "by", by.property(),
                "called", by.nameProperty(),
                "from", from,
                "to", to,
                "begin", from.atStartOfDay(zone).toOffsetDateTime(),
                "end", to.atStartOfDay(zone).toOffsetDateTime());
        return graph.rows(viewer, BURDEN, parameters, TIME).stream()
                .map(LedgerReader::burden)
                .toList();
    }

    private static Burden burden(List<Object> row) {
        return new Burden(
                (String) row.get(0),
                (String) row.get(1),
                (Long) row.get(2),
                (Long) row.get(3),
                (Long) row.get(4),
                (Long) row.get(5),
                (Long) row.get(6),
                (Long) row.get(7),
                (Long) row.get(8),
                (Long) row.get(9),
                (Double) row.get(10));
    }
}
