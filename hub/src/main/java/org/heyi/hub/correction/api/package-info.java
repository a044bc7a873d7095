/** The API's corrections, correctionsWaiting and decideCorrection. */
@NullMarked
package org.heyi.hub.correction.api;

import org.jspecify.annotations.NullMarked;
