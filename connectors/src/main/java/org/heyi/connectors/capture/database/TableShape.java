package org.heyi.connectors.capture.database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's catalogue says at one moment of one table, as far as the log does not tell of it: PostgreSQL logs no DDL.
 *
 * @param oid of the table of this name; 0 when there is none
 * @param formerNow what the table that had this name when it was looked at before is called now; null when it is gone, or was never seen
 * @param identity what UPDATE and DELETE need
 * @param published whether the source's publication has the table
 * @param limits what keeps the publication from passing on every change of every column, as SQL has it; empty when nothing does
 * @param passage changes when the table's name or the publication did, though both are again what they were
 * @param columns in the table's order
 * @param labels of the enums among the columns' types, by the label's oid
 * @param partitions the partitions, of all levels; the same text means the same partitions, empty that there are none
 * @param partitionFiles where the partitions' rows lie: it changes when one is emptied, which is not published, and when one is rewritten
 * @param file where the table's rows lie: it changes when it is emptied, which is published, and when it is rewritten
 * @param definition changes with each ALTER TABLE of a column, and with no rewrite
 */
public record TableShape(
        long oid,
        @Nullable TableId formerNow,
        ReplicaIdentity identity,
        boolean published,
        String limits,
        String passage,
        List<Column> columns,
        Map<Long, String> labels,
        String partitions,
        String partitionFiles,
        long file,
        String definition) {

    /**
     * A column.
     *
     * @param number which no other column of the table ever had
     * @param generated {@code s} for stored, {@code v} for virtual, empty for a column that is written
     */
    public record Column(int number, String name, String type, String generated) {}

    /** The same as long as the table's rows are those that the log told of: of two looks with nobody looking in between. */
    public String fingerprint() {
        String text = String.join(
                " ",
                Long.toString(oid),
                passage,
                partitions,
                partitionFiles,
                definition,
                new TreeMap<>(labels).toString());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether there is a table of the name. */
    public boolean exists() {
        return oid != 0;
    }
}
