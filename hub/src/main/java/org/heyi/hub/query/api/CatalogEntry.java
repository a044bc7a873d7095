package org.heyi.hub.query.api;

import java.util.List;

/**
 * One entry of {@code catalog}: getters have the names of the API's fields.
 *
 * @param saidWithinYear entities whose value some record gives that was changed within a year
 * @param disputed entities on which records disagree about it
 * @param onlyAnswered whether all records that give it are answers to forms
 */
public record CatalogEntry(
        String type,
        String field,
        List<String> departments,
        List<String> authority,
        long withValue,
        long entities,
        long saidWithinYear,
        long disputed,
        boolean onlyAnswered) {

    /** Whether more than one department collects it. */
    public boolean collectedTwice() {
        return departments.size() > 1;
    }
}
