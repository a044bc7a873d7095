/** The words of SQL statements of MariaDB and MySQL. */
@NullMarked
package org.heyi.connectors.capture.token;

import org.jspecify.annotations.NullMarked;
