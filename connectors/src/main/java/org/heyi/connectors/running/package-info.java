/** Puts a connector's mappings and its capture together. */
@NullMarked
package org.heyi.connectors.running;

import org.jspecify.annotations.NullMarked;
