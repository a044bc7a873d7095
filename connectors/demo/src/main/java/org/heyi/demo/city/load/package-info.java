/** Ways into the departments' systems: COPY, batched inserts, files; and the truth beside them. */
@NullMarked
package org.heyi.demo.city.load;

import org.jspecify.annotations.NullMarked;
