/** The GraphQL schema that is generated from an ontology. */
@NullMarked
package org.heyi.hub.query.api;

import org.jspecify.annotations.NullMarked;
