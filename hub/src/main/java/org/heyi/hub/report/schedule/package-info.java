/** Makes each report when its period has ended, and hands it over to its department. */
@NullMarked
package org.heyi.hub.report.schedule;

import org.jspecify.annotations.NullMarked;
