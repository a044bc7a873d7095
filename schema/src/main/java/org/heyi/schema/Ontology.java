package org.heyi.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of a city, free of faults. Immutable. */
public final class Ontology {
    private final List<EntityType> entities;
    private final List<EnumType> enums;
    private final Map<String, EntityType> entityByName;
    private final Map<String, EnumType> enumByName;

    /** Types in order of declaration, files in order of name. */
    public Ontology(List<EntityType> entities, List<EnumType> enums) {
        this.entities = List.copyOf(entities);
        this.enums = List.copyOf(enums);
        this.entityByName = entities.stream().collect(Collectors.toMap(EntityType::name, Function.identity()));
        this.enumByName = enums.stream().collect(Collectors.toMap(EnumType::name, Function.identity()));
    }

    public List<EntityType> entities() {
        return entities;
    }

    public List<EnumType> enums() {
        return enums;
    }

    /** The type whose entities are areas; empty when the schema knows of none. */
    public Optional<EntityType> area() {
        return entities.stream().filter(type -> type.area().isPresent()).findFirst();
    }

    public Optional<EntityType> find(String entity) {
        return Optional.ofNullable(entityByName.get(entity));
    }

    /** @throws IllegalArgumentException when there is no such type: for names that already passed a check */
    public EntityType entity(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no entity type " + name));
    }

    /** @throws IllegalArgumentException when there is no such enum: for names that already passed a check */
    public EnumType enumType(String name) {
        return Optional.ofNullable(enumByName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no enum " + name));
    }
}
