/** Writes batches to Neo4j: records, entities, relations and the source's position in one transaction. */
@NullMarked
package org.heyi.hub.graph;

import org.jspecify.annotations.NullMarked;
