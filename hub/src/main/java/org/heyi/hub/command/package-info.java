/** The command line. */
@NullMarked
package org.heyi.hub.command;

import org.jspecify.annotations.NullMarked;
