/** Which forms ask for the same, computed from their documents. */
@NullMarked
package org.heyi.hub.form.overlap;

import org.jspecify.annotations.NullMarked;
