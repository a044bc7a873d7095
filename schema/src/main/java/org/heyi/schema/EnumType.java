package org.heyi.schema;

import java.util.List;
import org.heyi.schema.fault.Place;

/**
 * An enum of the schema.
 *
 * @param description empty when the schema gives none
 * @param values in order of declaration
 */
public record EnumType(String name, String description, List<Value> values, Place place) {

    /** One value; its description is empty when the schema gives none. */
    public record Value(String name, String description) {}

    public boolean has(String value) {
        return values.stream().anyMatch(v -> v.name().equals(value));
    }
}
