/** Capture through Debezium's embedded engine: whole transactions in, whole transactions out, position and data committed together. */
@NullMarked
package org.heyi.connectors.capture.debezium;

import org.jspecify.annotations.NullMarked;
