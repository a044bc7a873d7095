package org.heyi.hub.query.cypher;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.api.CatalogCounts;
import org.heyi.hub.query.api.CatalogEntry;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.jspecify.annotations.Nullable;

/** Counts who holds what: one statement for each type, over its entities and their records. */
public final class CatalogReader {
    private static final Duration TIME = Duration.ofMinutes(2);
    private final Ontology ontology;
    private final UnaryOperator<String> departments;
    private final GraphReader graph;
    private final Clock clock;

    /** {@code departments} gives the department of a source. */
    public CatalogReader(Ontology ontology, UnaryOperator<String> departments, GraphReader graph, Clock clock) {
        this.ontology = ontology;
        this.departments = departments;
        this.graph = graph;
        this.clock = clock;
    }

    /** Everything, as it is now. */
    public CatalogCounts read(Viewer viewer) {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        List<CatalogEntry> entries = new ArrayList<>();
        List<CatalogCounts.Holding> holdings = new ArrayList<>();
        for (EntityType type : ontology.entities()) {
            CatalogText text = new CatalogText(ontology, type);
            CatalogRows rows =
                    CatalogRows.of(type, text.fields(), departments, rows(viewer, text.all(), text, now.minusYears(1)));
            entries.addAll(rows.entries());
            holdings.addAll(rows.holdings());
        }
        return new CatalogCounts(now, List.copyOf(entries), List.copyOf(holdings));
    }

    /** For each field of a type how many entities have a value that some record gives which was changed since then. */
    public Map<String, Long> saidSince(Viewer viewer, EntityType type, OffsetDateTime since) {
        CatalogText text = new CatalogText(ontology, type);
        CatalogRows rows =
                CatalogRows.of(type, text.fields(), departments, rows(viewer, text.ofEntities(), text, since));
        Map<String, Long> said = new LinkedHashMap<>();
        rows.entries().forEach(entry -> said.put(entry.field(), entry.saidWithinYear()));
        return said;
    }

    private List<List<@Nullable Object>> rows(Viewer viewer, String cypher, CatalogText text, OffsetDateTime since) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        List<Field> fields = text.fields();
        for (int i = 0; i < fields.size(); i++) {
            parameters.put(CatalogText.parameter(i), fields.get(i).name());
        }
        parameters.put("collected", CollectedSource.NAME);
        parameters.put("since", since);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        graph.rows(viewer, cypher, parameters, TIME).forEach(row -> rows.add(new ArrayList<>(row)));
        return rows;
    }
}
