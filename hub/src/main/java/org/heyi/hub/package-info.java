/** The hub: puts capture, graph and query together and starts them. */
@NullMarked
package org.heyi.hub;

import org.jspecify.annotations.NullMarked;
