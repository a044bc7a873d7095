/** Fills forms with what the graph knows. */
@NullMarked
package org.heyi.hub.form.filled;

import org.jspecify.annotations.NullMarked;
