/** Reads SDL files into an ontology and reports every fault with its line and column. */
@NullMarked
package org.heyi.schema.sdl;

import org.jspecify.annotations.NullMarked;
