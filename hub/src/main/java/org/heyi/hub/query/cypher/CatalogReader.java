package org.heyi.hub.query.cypher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.api.CatalogEntry;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.jspecify.annotations.Nullable;

/** Counts who holds what: one statement over all entities and records. */
public final class CatalogReader {
    private static final Duration TIME = Duration.ofMinutes(2);
    private final Ontology ontology;
    private final UnaryOperator<String> departments;
    private final GraphReader graph;
    private final String cypher;

    /** {@code departments} gives the department of a source. */
    public CatalogReader(Ontology ontology, UnaryOperator<String> departments, GraphReader graph) {
        this.ontology = ontology;
        this.departments = departments;
        this.graph = graph;
        this.cypher = ontology.entities().stream()
                .map(type -> entities(type) + "\nUNION ALL\n" + records(ontology, type))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    /** An entry for each field a department can state, in the ontology's order. */
    public List<CatalogEntry> read(Viewer viewer) {
        Map<String, Counts> counts = new HashMap<>();
        for (List<Object> row : graph.rows(viewer, cypher, parameters(), TIME)) {
            counts.computeIfAbsent((String) row.get(0), any -> new Counts(new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        List<CatalogEntry> entries = new ArrayList<>();
        for (EntityType type : ontology.entities()) {
            Counts counted = counts.getOrDefault(type.name(), new Counts(List.of()));
            List<Field> fields = fields(type);
            for (int i = 0; i < fields.size(); i++) {
                entries.add(counted.entry(type, fields.get(i), i, departments));
            }
        }
        return entries;
    }

    /** Rows of one type: source (null for the entities themselves), how many there are, and for each field how many say something. */
    private record Counts(List<List<Object>> rows) {
        CatalogEntry entry(EntityType type, Field field, int place, UnaryOperator<String> departments) {
            TreeSet<String> holders = new TreeSet<>();
            long withValue = 0;
            long entities = 0;
            for (List<@Nullable Object> row : rows) {
                long saying = (Long) ((List<?>) row.get(3)).get(place);
                String source = (String) row.get(1);
                if (source == null) {
                    withValue = saying;
                    entities = (Long) row.get(2);
                } else if (saying > 0) {
                    holders.add(departments.apply(source));
                }
            }
            return new CatalogEntry(
                    type.name(), field.name(), List.copyOf(holders), field.authority(), withValue, entities);
        }
    }

    private static List<Field> fields(EntityType type) {
        return type.fields().stream()
                .filter(field -> !(field instanceof RelationField relation) || relation.isOut())
                .toList();
    }

    private Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters =
                ontology.entities().stream().collect(Collectors.toMap(CatalogReader::parameter, EntityType::name));
        parameters.put("collected", CollectedSource.NAME + "/");
        return parameters;
    }

    private static String parameter(EntityType type) {
        return "type" + type.name();
    }

    private static String entities(EntityType type) {
        List<String> counts =
                fields(type).stream().map(CatalogReader::countOfEntities).toList();
        return "MATCH " + Text.node("n", type.name()) + "\nRETURN $" + Text.quote(parameter(type))
                + " AS type, null AS source, count(n) AS total, " + Text.list(counts) + " AS counts";
    }

    private static String countOfEntities(Field field) {
        if (field instanceof RelationField relation) {
            String exists = "EXISTS { " + Text.step("n", relation, Text.node("", relation.target())) + " }";
            return "count(CASE WHEN " + exists + " THEN 1 END)";
        }
        return "count(" + Text.property("n", field.name()) + ")";
    }

    private static String records(Ontology ontology, EntityType type) {
        List<String> counts = fields(type).stream()
                .map(field -> "count(" + column(ontology, field) + ")")
                .toList();
        return "MATCH " + Text.node("n", type.name()) + "<-[:`OF`]-(r:`Record`)\nRETURN $" + Text.quote(parameter(type))
                + " AS type, CASE WHEN r.`_key` STARTS WITH $collected THEN split(r.`_key`, '/')[1]"
                + " ELSE split(r.`_key`, '/')[0] END AS source, count(r) AS total, " + Text.list(counts) + " AS counts";
    }

    private static String column(Ontology ontology, Field field) {
        if (field instanceof RelationField relation) {
            return ontology.entity(relation.target())
                    .identifiers()
                    .map(identifier -> Text.property("r", relation.name() + "." + identifier.name()))
                    .collect(Collectors.joining(", ", "coalesce(", ")"));
        }
        return Text.property("r", field.name());
    }
}
