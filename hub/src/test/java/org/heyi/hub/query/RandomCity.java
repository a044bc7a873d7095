package org.heyi.hub.query;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/** A small random city held in Java, with few different values so that ties and nulls abound, and written to the graph as it is. */
final class RandomCity {
    private static final int ENTITIES = 14;
    /**
     * Not among them: letters from U+E000 to U+FFFF beside one of four bytes. Neo4j orders those by code point but compares them, with
     * {@code <}, by UTF-16 unit.
     */
    private static final List<String> TEXTS = List.of("", "a", "ab", "b", "张", "张三", "\uD842\uDFB7", "Z'`\"\\");

    private final Random random;
    final Map<String, List<Entity>> byType = new LinkedHashMap<>();

    /** An entity; {@code values} has no nulls, {@code related} has each relation field of the type. */
    record Entity(EntityType type, String id, Map<String, Object> values, Map<String, List<Entity>> related) {}

    RandomCity(Random random) {
        this.random = random;
        for (EntityType type : TestCity.ONTOLOGY.entities()) {
            List<Entity> entities = new ArrayList<>();
            for (int i = 0; i < ENTITIES; i++) {
                entities.add(entity(type, type.name() + i));
            }
            byType.put(type.name(), entities);
        }
        byType.values().forEach(entities -> entities.forEach(this::relate));
    }

    void write(TestCity city) {
        byType.values()
                .forEach(entities -> entities.forEach(entity -> {
                    Map<String, Object> properties = new HashMap<>(entity.values());
                    properties.put("id", entity.id());
                    city.cypher(
                            "CREATE (e:Entity:`%s`) SET e = $properties"
                                    .formatted(entity.type().name()),
                            Map.of("properties", properties));
                }));
        byType.values()
                .forEach(entities -> entities.forEach(entity -> entity.type()
                        .relations()
                        .filter(RelationField::isOut)
                        .forEach(relation -> city.cypher(
                                "MATCH (a:Entity {id: $a}) UNWIND $b AS id MATCH (b:Entity {id: id}) CREATE (a)-[:`%s`]->(b)"
                                        .formatted(relation.relationType()),
                                Map.of(
                                        "a", entity.id(),
                                        "b",
                                                entity.related().get(relation.name()).stream()
                                                        .map(Entity::id)
                                                        .toList())))));
    }

    Object value(ValueField field) {
        return switch (field.kind()) {
            case ID, STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case INT -> (long) random.nextInt(4) - 1;
            case LONG -> 4_000_000_000L + random.nextInt(3);
            case FLOAT -> random.nextInt(4) / 2.0;
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.of(1980, 1, 1).plusDays(random.nextInt(3));
            case DATE_TIME -> OffsetDateTime.parse("2026-10-31T08:00:00Z").plusNanos(random.nextInt(3));
            case ENUM -> random.nextBoolean() ? "MALE" : "FEMALE";
        };
    }

    private Entity entity(EntityType type, String id) {
        Map<String, Object> values = new TreeMap<>();
        type.values().filter(field -> random.nextInt(4) > 0).forEach(field -> values.put(field.name(), value(field)));
        Map<String, List<Entity>> related = new TreeMap<>();
        type.relations().forEach(relation -> related.put(relation.name(), new ArrayList<>()));
        return new Entity(type, id, values, related);
    }

    private void relate(Entity entity) {
        entity.type().relations().filter(RelationField::isOut).forEach(relation -> {
            int count = relation.many() ? random.nextInt(5) : random.nextInt(2);
            List<Entity> targets = new ArrayList<>(byType.get(relation.target()));
            for (int i = 0; i < count; i++) {
                Entity target = targets.remove(random.nextInt(targets.size()));
                entity.related().get(relation.name()).add(target);
                relation.inverse()
                        .ifPresent(inverse -> target.related().get(inverse).add(entity));
            }
        });
    }
}
