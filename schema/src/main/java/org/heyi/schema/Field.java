package org.heyi.schema;

import java.util.List;
import org.heyi.schema.fault.Place;

/** A field of an entity type. */
public sealed interface Field permits ValueField, RelationField {

    String name();

    /** From the SDL, both languages in one text; empty when the schema gives none. */
    String description();

    /** Departments whose value wins, strongest first; those not named come after all of these. */
    List<String> authority();

    /** Further names by which forms ask for it, from {@code @alsoCalled}. */
    List<String> otherNames();

    Place place();
}
