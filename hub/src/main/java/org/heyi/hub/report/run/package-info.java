/** Runs reports: reads their rows a page at a time, keeps them, and writes them as files that departments open. */
@NullMarked
package org.heyi.hub.report.run;

import org.jspecify.annotations.NullMarked;
