/**
 * Debezium's connectors, without what they do for nobody (spinning while their source is idle, writing out each event), and with what they pass
 * over in a binary log told as {@link org.heyi.connectors.capture.debezium.quiet.LogNote}s. All that touches Debezium's inner parts stands
 * here, behind one check of its version.
 */
@NullMarked
package org.heyi.connectors.capture.debezium.quiet;

import org.jspecify.annotations.NullMarked;
