/** Answers GraphQL from the graph: what the parts of the query side share. */
@NullMarked
package org.heyi.hub.query;

import org.jspecify.annotations.NullMarked;
