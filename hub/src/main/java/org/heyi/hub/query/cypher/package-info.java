/** The one place that turns an operation into Cypher and runs it: one operation, one statement. */
@NullMarked
package org.heyi.hub.query.cypher;

import org.jspecify.annotations.NullMarked;
