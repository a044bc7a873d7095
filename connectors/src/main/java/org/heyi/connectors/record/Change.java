package org.heyi.connectors.record;

import java.time.Instant;
import java.util.Map;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/** What a change of a row means for the graph. A row that two statements read makes one change for each. */
public sealed interface Change {

    /**
     * The row's record is now this.
     *
     * @param origins of those values that were made of nothing but columns which the hub itself fills: the record's column to the texts of
     *     these columns of the row
     */
    record Upsert(Record record, Map<String, Map<String, @Nullable String>> origins) implements Change {
        /** Of a row that the hub does not write to. */
        public Upsert(Record record) {
            this(record, Map.of());
        }
    }

    /** The row no longer says anything through this statement: it was deleted, or its WHERE no longer holds. */
    record Retract(RecordKey key) implements Change {}

    /** Every row of the table is gone. */
    record Truncate(String source, String table) implements Change {}

    /**
     * The row could not be mapped: its record is retracted, the row is kept with the reason.
     *
     * @param row column to value as the source has it, in readable form (numbers, text, booleans, null)
     */
    record Quarantine(RecordKey key, Map<String, @Nullable Object> row, Fault reason, Instant at) implements Change {}
}
