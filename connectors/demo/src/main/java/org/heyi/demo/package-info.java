/** x. */
@NullMarked
package org.heyi.demo;

import org.jspecify.annotations.NullMarked;
