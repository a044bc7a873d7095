/** The example city: seven departments' systems, started and filled on this machine. */
@NullMarked
package org.heyi.demo.city;

import org.jspecify.annotations.NullMarked;
