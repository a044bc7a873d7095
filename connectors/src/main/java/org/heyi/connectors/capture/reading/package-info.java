/** Reads tables beside their log: by ranges of their key and by keys, each look at a moment that can be told apart from the log's changes. */
@NullMarked
package org.heyi.connectors.capture.reading;

import org.jspecify.annotations.NullMarked;
