/** Gives golden values back to the departments that ask for them: in order, again after a failure, once in effect. */
@NullMarked
package org.heyi.hub.delivery;

import org.jspecify.annotations.NullMarked;
