/** The hub's own pages and what they load, from the hub's own jar. */
@NullMarked
package org.heyi.hub.page;

import org.jspecify.annotations.NullMarked;
