/** Finds what a person who mistyped a name may have meant. */
@NullMarked
package org.heyi.connectors.text;

import org.jspecify.annotations.NullMarked;
