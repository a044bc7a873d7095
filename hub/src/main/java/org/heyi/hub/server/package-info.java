/** One running hub: its connectors, its graph and its web server. */
@NullMarked
package org.heyi.hub.server;

import org.jspecify.annotations.NullMarked;
