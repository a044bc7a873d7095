/** SQL whose output columns are field paths, compiled once by Calcite and run on each row. */
@NullMarked
package org.heyi.connectors.mapping;

import org.jspecify.annotations.NullMarked;
