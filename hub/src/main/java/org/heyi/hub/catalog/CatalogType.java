package org.heyi.hub.catalog;

import java.util.List;
import org.heyi.hub.query.api.CatalogCounts.Holding;

/**
 * An entity type in the catalogue.
 *
 * @param holdings what each source says of it, by source
 * @param fields that a department can state, in the schema's order
 */
public record CatalogType(
        String name, String label, String labelZh, long entities, List<Holding> holdings, List<CatalogField> fields) {}
