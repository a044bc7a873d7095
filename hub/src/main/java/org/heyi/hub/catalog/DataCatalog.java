package org.heyi.hub.catalog;

import java.util.List;

/**
 * Who holds what, who uses it, and how good it is: accessors have the names of the API's fields.
 *
 * @param countedAt as ISO 8601 in UTC
 * @param types in the schema's order
 */
public record DataCatalog(String countedAt, List<CatalogType> types) {}
