package org.heyi.connectors.capture.debezium;

import java.sql.SQLException;

/** A table is no longer what it was when its mapping was compiled: what was read of it means nothing. */
final class TableAlteredException extends SQLException {
    TableAlteredException(String table) {
        super(table + " was altered while it was read");
    }
}
