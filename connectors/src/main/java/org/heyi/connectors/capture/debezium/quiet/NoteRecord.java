package org.heyi.connectors.capture.debezium.quiet;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** A record without a row, for a {@link LogNote} on its way through Debezium's queue. */
final class NoteRecord extends SourceRecord {
    private static final String TOPIC = "heyi-log-notes";
    private final LogNote note;

    NoteRecord(Map<String, ?> partition, Map<String, ?> offset, LogNote note) {
        super(partition, offset, TOPIC, null, null, null, null, null);
        this.note = note;
    }

    LogNote note() {
        return note;
    }

    /** The note is part of what the record is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NoteRecord record && super.equals(other) && note.equals(record.note);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + note.hashCode();
    }
}
