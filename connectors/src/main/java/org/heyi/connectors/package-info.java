/** Reads a directory of connectors and runs them: capture, then mapping. Knows the schema, not the hub. */
@NullMarked
package org.heyi.connectors;

import org.jspecify.annotations.NullMarked;
