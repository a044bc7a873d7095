/** Debezium's connectors, without what they do for nobody: spinning while their source is idle, writing out each event. */
@NullMarked
package org.heyi.connectors.capture.debezium.quiet;

import org.jspecify.annotations.NullMarked;
