/** Holds the graph against the departments' own tables. */
@NullMarked
package org.heyi.hub.reconcile;

import org.jspecify.annotations.NullMarked;
