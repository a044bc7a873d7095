package org.heyi.hub.query.api;

import java.util.List;

/** One entry of {@code catalog}: getters have the names of the API's fields. */
public record CatalogEntry(
        String type, String field, List<String> departments, List<String> authority, long withValue, long entities) {

    /** Whether more than one department collects it. */
    public boolean collectedTwice() {
        return departments.size() > 1;
    }
}
