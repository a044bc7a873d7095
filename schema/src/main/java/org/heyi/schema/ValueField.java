package org.heyi.schema;

import java.util.List;
import java.util.Optional;
import org.heyi.schema.fault.Place;

/**
 * A field that holds a value of its own.
 *
 * @param type the enum's name when {@code kind} is {@link ValueKind#ENUM}, else the scalar's
 * @param identifier present when the value names exactly one entity of the type
 * @param personal the category of personal information, from {@code @personal}
 * @param searchable whether lists may filter on parts of it at speed
 * @param compare how two values are held against each other, from {@code @compare}
 * @param otherNames further names by which forms ask for it, from {@code @alsoCalled}
 */
public record ValueField(
        String name,
        String description,
        ValueKind kind,
        String type,
        Optional<IdentifierFormat> identifier,
        List<String> authority,
        Optional<String> personal,
        boolean searchable,
        Optional<String> compare,
        List<String> otherNames,
        Place place)
        implements Field {

    public boolean isIdentifier() {
        return identifier.isPresent();
    }
}
