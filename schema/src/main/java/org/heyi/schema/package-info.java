/** The city's types as plain SDL, read into an {@link org.heyi.schema.Ontology}. Knows nothing of Neo4j, Spring or SQL. */
@NullMarked
package org.heyi.schema;

import org.jspecify.annotations.NullMarked;
