package org.heyi.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heyi.schema.fault.Place;

/**
 * A type of entity.
 *
 * @param plural name of its list field in the API, such as {@code people}
 * @param otherNames further names by which forms speak of it, from {@code @alsoCalled}
 * @param area present when its entities are the areas that others lie in
 * @param fields in order of declaration
 */
public record EntityType(
        String name,
        String plural,
        String description,
        List<String> otherNames,
        Optional<AreaFields> area,
        List<Field> fields,
        Place place) {

    /** Name of its lookup field in the API: the type's name with a small first letter. */
    public String singular() {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    public Optional<Field> field(String field) {
        return fields.stream().filter(f -> f.name().equals(field)).findFirst();
    }

    public Optional<ValueField> value(String field) {
        return values().filter(f -> f.name().equals(field)).findFirst();
    }

    public Optional<RelationField> relation(String field) {
        return relations().filter(f -> f.name().equals(field)).findFirst();
    }

    public Stream<ValueField> values() {
        return fields.stream().filter(ValueField.class::isInstance).map(ValueField.class::cast);
    }

    public Stream<RelationField> relations() {
        return fields.stream().filter(RelationField.class::isInstance).map(RelationField.class::cast);
    }

    /** The relations that lead to what an entity lies in, in order of declaration: the earlier counts before the later. */
    public Stream<RelationField> within() {
        return relations().filter(RelationField::within);
    }

    /** In order of declaration: the earlier an identifier stands, the more it counts when entities merge. */
    public Stream<ValueField> identifiers() {
        return values().filter(ValueField::isIdentifier);
    }
}
