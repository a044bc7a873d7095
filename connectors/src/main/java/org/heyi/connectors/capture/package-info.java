/** Follows a source's changes: one ordered log a source, whole transactions kept together. */
@NullMarked
package org.heyi.connectors.capture;

import org.jspecify.annotations.NullMarked;
