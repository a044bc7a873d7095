/** The example city's departments, with embedded servers to run them on: for the demo and for tests, not part of the hub. */
@NullMarked
package org.heyi.demo;

import org.jspecify.annotations.NullMarked;
