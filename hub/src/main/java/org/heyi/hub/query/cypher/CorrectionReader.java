package org.heyi.hub.query.cypher;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.hub.correction.CorrectionFilter;
import org.heyi.hub.correction.CorrectionPage;
import org.heyi.hub.correction.CorrectionsWaiting;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.graph.CorrectionState;
import org.heyi.hub.query.Viewer;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/** Reads corrections for who asks. */
public final class CorrectionReader {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final String OPEN = CorrectionState.OPEN.name();
    private static final String SHOWN = """
            OPTIONAL MATCH (:Record {_key: c.answer})-[:OF]->(e:Entity)
            OPTIONAL MATCH (:Entity {id: c.entity})-[:MERGED_INTO]->(survivor:Entity)
            RETURN properties(c), coalesce(e.id, survivor.id, c.entity) ORDER BY c.number
            """;
    private static final String WAITING = """
            MATCH (c:Correction) WHERE c.state = $open
            RETURN c.owner AS owner, count(c) AS open, count(CASE WHEN c.due < $today THEN 1 END) AS overdue ORDER BY owner
            """;

    private final Ontology ontology;
    private final GraphReader graph;
    private final Clock clock;

    public CorrectionReader(Ontology ontology, GraphReader graph, Clock clock) {
        this.ontology = ontology;
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * Those that pass the filter, oldest first.
     *
     * @param after number of a correction; only later ones are given
     * @param first how many at most
     */
    public CorrectionPage page(Viewer viewer, CorrectionFilter filter, long after, int first) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("after", after);
        parameters.put("limit", first + 1);
        List<String> conditions = conditions(filter, parameters);
        List<Map<String, Object>> found = read(
                viewer,
                "MATCH (c:Correction) WHERE " + String.join(" AND ", conditions)
                        + " WITH c ORDER BY c.number LIMIT $limit\n" + SHOWN,
                parameters);
        boolean more = found.size() > first;
        return CorrectionPage.of(more ? found.subList(0, first) : found, after == 0, more);
    }

    /** The correction of this number; empty when there is none. */
    public Optional<Map<String, Object>> find(Viewer viewer, long number) {
        return read(viewer, "MATCH (c:Correction {number: $number})\n" + SHOWN, Map.of("number", number)).stream()
                .findFirst();
    }

    /** For each department for which any are open, in order of name. */
    public List<CorrectionsWaiting> waiting(Viewer viewer) {
        return graph.rows(viewer, WAITING, Map.of("open", OPEN, "today", today()), TIME).stream()
                .map(row -> new CorrectionsWaiting((String) row.get(0), (Long) row.get(1), (Long) row.get(2)))
                .toList();
    }

    private List<String> conditions(CorrectionFilter filter, Map<String, @Nullable Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("c.number > $after"));
        if (filter.owner() != null) {
            conditions.add("c.owner = $owner");
            parameters.put("owner", filter.owner());
        }
        if (filter.askedBy() != null) {
            conditions.add("c.askedBy = $askedBy");
            parameters.put("askedBy", filter.askedBy());
        }
        if (filter.state() != null) {
            conditions.add("c.state = $state");
            parameters.put("state", filter.state().name());
        }
        if (filter.overdue() != null) {
            conditions.add(
                    filter.overdue()
                            ? "c.state = $open AND c.due < $today"
                            : "NOT (c.state = $open AND c.due < $today)");
            parameters.put("open", OPEN);
            parameters.put("today", today());
        }
        return conditions;
    }

    private List<Map<String, Object>> read(Viewer viewer, String cypher, Map<String, @Nullable Object> parameters) {
        List<Map<String, Object>> corrections = new ArrayList<>();
        for (List<Object> row : graph.rows(viewer, cypher, parameters, TIME)) {
            corrections.add(shown((Map<?, ?>) row.get(0), row.get(1)));
        }
        return corrections;
    }

    /** With the names of the API's fields. */
    private Map<String, Object> shown(Map<?, ?> node, Object entity) {
        Map<String, Object> shown = new HashMap<>();
        node.forEach((name, value) -> shown.put((String) name, Objects.requireNonNull(Leaf.text(value))));
        shown.put("id", Objects.requireNonNull(shown.get("number")));
        shown.put("entity", entity);
        LocalDate due = (LocalDate) Objects.requireNonNull(node.get("due"));
        shown.put("overdue", OPEN.equals(node.get("state")) && due.isBefore(today()));
        Bilingual label = label(String.valueOf(node.get("type")), String.valueOf(node.get("field")));
        shown.put("label", label.en());
        shown.put("labelZh", label.zh());
        if (node.get("row") instanceof String key) {
            RecordRow row = RecordRow.of(Map.of("_key", key, "_type", shown.get("type")), source -> source);
            shown.put("row", Map.of("source", row.source(), "table", row.table(), "key", row.key()));
        }
        return shown;
    }

    private Bilingual label(String type, String column) {
        String field = column.split("\\.", 2)[0];
        String description = ontology.find(type)
                .flatMap(entity -> entity.field(field))
                .map(Field::description)
                .orElse("");
        return Bilingual.of(description, field);
    }

    private LocalDate today() {
        return OffsetDateTime.now(clock).toLocalDate();
    }
}
