package org.heyi.hub.query.api;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who holds what in the graph.
 *
 * @param countedAt when counting began, in UTC
 * @param entries one for each field a department can state, in the ontology's order
 * @param holdings what each source says of each type, those without records left out
 */
public record CatalogCounts(OffsetDateTime countedAt, List<CatalogEntry> entries, List<Holding> holdings) {

    /**
     * What one department says of one type.
     *
     * @param source {@code collected} for answers to forms
     * @param fields that at least one of the records gives, in the type's order
     */
    public record Holding(String type, String source, String department, long records, List<String> fields) {}
}
