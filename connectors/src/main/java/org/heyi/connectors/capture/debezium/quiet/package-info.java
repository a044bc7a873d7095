/** Debezium's connectors, made to use next to no processor time while their source is idle. */
@NullMarked
package org.heyi.connectors.capture.debezium.quiet;

import org.jspecify.annotations.NullMarked;
