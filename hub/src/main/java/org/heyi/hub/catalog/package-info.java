/** The data catalogue: who holds what, who uses it, and how good it is. */
@NullMarked
package org.heyi.hub.catalog;

import org.jspecify.annotations.NullMarked;
