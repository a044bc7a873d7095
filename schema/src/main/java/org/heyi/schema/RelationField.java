package org.heyi.schema;

import java.util.List;
import java.util.Optional;
import org.heyi.schema.fault.Place;

/**
 * A field that leads to other entities.
 *
 * @param target name of the entity type it leads to
 * @param many whether it leads to a list of entities; a field that is not many shows the one that wins by authority
 * @param relationType the relation's type in the graph, such as {@code LIVES_IN}
 * @param direction {@link Direction#OUT} when this type's records state the relation
 * @param inverse the field of the target type that reads the same relation the other way
 * @param otherNames further names by which forms ask for it, from {@code @alsoCalled}
 * @param within whether it leads to what the entity lies in, from {@code @within}: to one entity, and on to an area
 */
public record RelationField(
        String name,
        String description,
        String target,
        boolean many,
        String relationType,
        Direction direction,
        Optional<String> inverse,
        List<String> authority,
        List<String> otherNames,
        boolean within,
        Place place)
        implements Field {

    /** Which way the relation points, seen from the type that has the field. */
    public enum Direction {
        OUT,
        IN
    }

    public boolean isOut() {
        return direction == Direction.OUT;
    }
}
