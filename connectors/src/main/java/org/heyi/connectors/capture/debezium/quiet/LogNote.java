package org.heyi.connectors.capture.debezium.quiet;

import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.database.TableId;
import org.jspecify.annotations.Nullable;

/**
 * What the binary log of MariaDB or MySQL tells besides rows. It comes among the events of the rows, in the order of the log, in records of its
 * own.
 */
public sealed interface LogNote {
    /** The note in the record; null when it is something else. */
    static @Nullable LogNote in(SourceRecord record) {
        return record instanceof NoteRecord noted ? noted.note() : null;
    }

    /**
     * A statement that the log has as text: one that defines something, or one that changes rows, from a session that writes no rows.
     *
     * @param database the session's, empty when it had none
     * @param understood whether Debezium's parser did
     */
    record Statement(String database, String sql, boolean understood) implements LogNote {}

    /**
     * Rows of the table were in the log in a form that cannot be read: without all columns, or with others than are known.
     *
     * @param because a few words on the form
     */
    record UnreadableRows(TableId table, Reason because) implements LogNote {}

    /** Why rows cannot be read as they are in the log. */
    enum Reason {
        /** The session did not write all columns. */
        PARTIAL_IMAGE,
        /** The columns are others than the table's definition says. */
        OTHER_COLUMNS,
        /** The table keeps the versions of its rows: a row that is deleted is in the log as one that is changed. */
        VERSIONED,
        /** The transaction was rolled back, wholly or in part, after rows that cannot be taken back. */
        ROLLED_BACK,
        /** The session wrote only what changed inside of JSON values. */
        PARTIAL_JSON
    }

    /** The server says that something is missing in its log. */
    record Incident() implements LogNote {}

    /**
     * A transaction was prepared (XA), and will be committed or rolled back at some time, by whichever session.
     *
     * @param xid its name, as the log has it
     * @param tables whose rows it changed
     */
    record Prepared(String xid, Set<TableId> tables) implements LogNote {}

    /** A prepared transaction has been committed or rolled back. */
    record Decided(String xid, boolean committed) implements LogNote {}
}
