/** Writes rows to a department's own tables, and knows them again when they come back. */
@NullMarked
package org.heyi.connectors.delivery;

import org.jspecify.annotations.NullMarked;
