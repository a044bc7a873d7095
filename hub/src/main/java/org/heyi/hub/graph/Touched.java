package org.heyi.hub.graph;

import java.util.Set;

/**
 * What a transaction may have changed.
 *
 * @param ids of entities, and ids that lead or led to them
 * @param keys of records
 */
record Touched(Set<String> ids, Set<String> keys) {}
