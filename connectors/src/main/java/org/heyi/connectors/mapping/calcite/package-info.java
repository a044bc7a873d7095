/** The SQL of mappings as Calcite is set up for it: its syntax, types and casts. */
@NullMarked
package org.heyi.connectors.mapping.calcite;

import org.jspecify.annotations.NullMarked;
