package org.heyi.hub.form.document;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.hub.ledger.Area;
import org.heyi.hub.ledger.Areas;
import org.heyi.schema.AreaFields;
import org.heyi.schema.AreaLevel;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/**
 * Selects which areas an entity lies in, and reads them from the answer. Relations that the schema marks {@code @within} are followed as
 * everybody sees them: where sources disagree, to what shows.
 */
public final class AreaBeside {
    /** From the smallest area on a way upwards. */
    private static final int LEVELS = 4;

    /** To the first area. The schema has no circles of these, so this and the next bound what is left out, not what is read twice. */
    private static final int LONGEST_WAY = 6;

    private static final int MOST_WAYS = 16;

    private AreaBeside() {}

    /** Selections of an entity of the type; empty when nothing leads from it to an area. */
    public static String selections(Ontology ontology, EntityType type) {
        return ontology.area()
                .map(area -> ways(ontology, type)
                        .map(way -> selection(way, area(area, LEVELS)))
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    /** Where the entity lies that was answered with these selections: the first way that leads to an area of a known level counts. */
    public static Areas read(Ontology ontology, EntityType type, Map<?, ?> answered) {
        return ontology.area().stream()
                .flatMap(area -> ways(ontology, type).map(way -> areas(area, end(way, answered))))
                .filter(Areas::areKnown)
                .findFirst()
                .orElse(Areas.UNKNOWN);
    }

    private static Stream<List<RelationField>> ways(Ontology ontology, EntityType type) {
        return ways(ontology, type, LONGEST_WAY).limit(MOST_WAYS);
    }

    private static Stream<List<RelationField>> ways(Ontology ontology, EntityType type, int steps) {
        if (type.area().isPresent()) {
            return Stream.of(List.of());
        }
        return steps == 0
                ? Stream.empty()
                : type.within().flatMap(relation -> ways(ontology, ontology.entity(relation.target()), steps - 1)
                        .map(rest -> Stream.concat(Stream.of(relation), rest.stream())
                                .toList()));
    }

    private static String selection(List<RelationField> way, String selected) {
        if (way.isEmpty()) {
            return selected;
        }
        return nested(way.get(0).name(), selection(way.subList(1, way.size()), selected));
    }

    private static String area(EntityType type, int levels) {
        AreaFields fields = type.area().orElseThrow();
        Stream<String> values = Stream.concat(
                        Stream.of("id", fields.level(), fields.name()),
                        type.identifiers().map(ValueField::name))
                .map(field -> alias(field) + ": " + field);
        Stream<String> above = levels == 1
                ? Stream.empty()
                : type.within().map(relation -> nested(relation.name(), area(type, levels - 1)));
        return Stream.concat(values, above).collect(Collectors.joining(" "));
    }

    private static String nested(String field, String selected) {
        return alias(field) + ": " + field + " { " + selected + " }";
    }

    private static String alias(String field) {
        return "_" + field;
    }

    private static Object end(List<RelationField> way, Object from) {
        Object at = from;
        for (RelationField relation : way) {
            at = value(at, relation.name()).orElse("");
        }
        return at;
    }

    private static Areas areas(EntityType type, Object smallest) {
        Map<AreaLevel, Area> found = new EnumMap<>(AreaLevel.class);
        collect(type, smallest, found);
        return new Areas(Map.copyOf(found));
    }

    private static void collect(EntityType type, Object at, Map<AreaLevel, Area> found) {
        AreaFields fields = type.area().orElseThrow();
        value(at, fields.level()).flatMap(AreaBeside::level).ifPresent(level -> {
            String code = Stream.concat(type.identifiers().map(ValueField::name), Stream.of("id"))
                    .flatMap(field -> value(at, field).stream())
                    .findFirst()
                    .map(String::valueOf)
                    .orElseThrow();
            String name = value(at, fields.name()).map(Object::toString).orElse(null);
            found.putIfAbsent(level, new Area(code, name));
        });
        type.within()
                .flatMap(relation -> value(at, relation.name()).stream())
                .forEach(above -> collect(type, above, found));
    }

    private static Optional<AreaLevel> level(Object name) {
        return Stream.of(AreaLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }

    private static Optional<Object> value(Object of, String field) {
        return of instanceof Map<?, ?> entity ? Optional.ofNullable(entity.get(alias(field))) : Optional.empty();
    }
}
