/** Embedded database servers that keep their data between starts: what the demo's departments run on. */
@NullMarked
package org.heyi.demo.database;

import org.jspecify.annotations.NullMarked;
