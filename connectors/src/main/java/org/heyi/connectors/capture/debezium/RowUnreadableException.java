package org.heyi.connectors.capture.debezium;

/** A row that a change does not tell whole cannot be read at present: others hold its table, or it cannot be read at all. */
final class RowUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowUnreadableException(String table, Throwable because) {
        super(table + ": " + because.getMessage(), because);
    }
}
