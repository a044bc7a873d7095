/** Checks statements against a source's tables, and compiles them to bytecode that maps rows. */
@NullMarked
package org.heyi.connectors.mapping.compile;

import org.jspecify.annotations.NullMarked;
