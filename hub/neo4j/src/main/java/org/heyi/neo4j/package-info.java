/** x. */
@NullMarked
package org.heyi.neo4j;

import org.jspecify.annotations.NullMarked;
