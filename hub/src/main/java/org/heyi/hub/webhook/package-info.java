/** Events to departments' services: posted, signed, and what their answers mean. */
@NullMarked
package org.heyi.hub.webhook;

import org.jspecify.annotations.NullMarked;
