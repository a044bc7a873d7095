package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.heyi.hub.graph.CollectedSource;
import org.heyi.hub.query.api.CatalogCounts.Holding;
import org.heyi.hub.query.api.CatalogEntry;
import org.heyi.schema.EntityType;
import org.heyi.schema.Field;
import org.jspecify.annotations.Nullable;

/** What {@link CatalogText}'s statement counted of one type. */
record CatalogRows(List<CatalogEntry> entries, List<Holding> holdings) {

    static CatalogRows of(
            EntityType type, List<Field> fields, UnaryOperator<String> departments, List<List<@Nullable Object>> rows) {
        List<Source> sources = new ArrayList<>();
        List<@Nullable Object> entities = List.of(); // there is no row where there is no entity
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) instanceof String source) {
                String answering = (String) row.get(1);
                String department = answering == null ? departments.apply(source) : answering;
                sources.add(new Source(source, department, number(row.get(2)), numbers(row.get(3))));
            } else {
                entities = row;
            }
        }
        List<CatalogEntry> entries = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            entries.add(entry(type, fields.get(place), place, entities, sources));
        }
        List<Holding> holdings = sources.stream()
                .map(source -> source.holding(type, fields))
                .sorted(Comparator.comparing(Holding::source).thenComparing(Holding::department))
                .toList();
        return new CatalogRows(entries, holdings);
    }

    private static CatalogEntry entry(
            EntityType type, Field field, int place, List<@Nullable Object> entities, List<Source> sources) {
        TreeSet<String> holders = new TreeSet<>();
        boolean onlyAnswered = true;
        for (Source source : sources) {
            if (source.counts().get(place) > 0) {
                holders.add(source.department());
                onlyAnswered &= source.name().equals(CollectedSource.NAME);
            }
        }
        return new CatalogEntry(
                type.name(),
                field.name(),
                List.copyOf(holders),
                field.authority(),
                count(entities, 3, place),
                entities.isEmpty() ? 0 : number(entities.get(2)),
                count(entities, 4, place),
                count(entities, 5, place),
                onlyAnswered && !holders.isEmpty());
    }

    /** Records of one source, and how many of them give each field. */
    private record Source(String name, String department, long records, List<Long> counts) {
        Holding holding(EntityType type, List<Field> fields) {
            List<String> given = new ArrayList<>();
            for (int place = 0; place < fields.size(); place++) {
                if (counts.get(place) > 0) {
                    given.add(fields.get(place).name());
                }
            }
            return new Holding(type.name(), name, department, records, List.copyOf(given));
        }
    }

    private static long count(List<@Nullable Object> entities, int column, int place) {
        return entities.isEmpty() ? 0 : numbers(entities.get(column)).get(place);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }

    private static List<Long> numbers(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(CatalogRows::number).toList()
                : List.of();
    }
}
