/** Measures what "ask once" promises, on the example city: how much forms fill themselves, rightly and fast, and that no answer is lost. */
@NullMarked
package org.heyi.hub.bench.once;

import org.jspecify.annotations.NullMarked;
