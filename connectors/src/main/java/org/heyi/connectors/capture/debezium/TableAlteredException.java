package org.heyi.connectors.capture.debezium;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A table is no longer what it was when its mapping was compiled: what was read of it means nothing. */
final class TableAlteredException extends SQLException {
    TableAlteredException(String table, @Nullable SQLException because) {
        super(table + " was altered while it was read", because);
    }
}
