/** A whole hub under random changes and disturbances, compared at the end with what the departments' rows say. */
@NullMarked
package org.heyi.hub.torture;

import org.jspecify.annotations.NullMarked;
