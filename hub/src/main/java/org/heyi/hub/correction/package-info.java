/** Corrections as they are shown: wrong values on their way to the department that owns them. */
@NullMarked
package org.heyi.hub.correction;

import org.jspecify.annotations.NullMarked;
