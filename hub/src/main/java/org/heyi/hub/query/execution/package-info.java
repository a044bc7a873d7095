/** Runs GraphQL operations: plans are compiled once and kept, answers are shaped straight from the graph's rows. */
@NullMarked
package org.heyi.hub.query.execution;

import org.jspecify.annotations.NullMarked;
