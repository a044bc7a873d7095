/** The API's reports and report. */
@NullMarked
package org.heyi.hub.report.api;

import org.jspecify.annotations.NullMarked;
