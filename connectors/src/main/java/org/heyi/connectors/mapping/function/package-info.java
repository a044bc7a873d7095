/** The functions a mapping may call: standard SQL's, Heyi's own, and those a user adds. */
@NullMarked
package org.heyi.connectors.mapping.function;

import org.jspecify.annotations.NullMarked;
