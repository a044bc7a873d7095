/** What leaves a connector: records, what became of them, and the position they were read at. */
@NullMarked
package org.heyi.connectors.record;

import org.jspecify.annotations.NullMarked;
