/** Statements of MariaDB and MySQL as their binary log has them: which tables they concern, and how. */
@NullMarked
package org.heyi.connectors.capture.statement;

import org.jspecify.annotations.NullMarked;
