/** Measures ingest, latency and queries beside code written by hand that does the same. */
@NullMarked
package org.heyi.hub.bench;

import org.jspecify.annotations.NullMarked;
