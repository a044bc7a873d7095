package org.heyi.hub.graph;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose keys no index of the graph can hold (about 8 kB). They wait in quarantine under a key that is cut short and made one of its kind by a
 * hash of the whole, until the log says that they are gone.
 */
final class LongKeys {
    private static final int MOST_BYTES = 7_600;
    private static final int MOST_CHARACTERS = 1_200;
    private static final int KEPT = 500;
    private static final String CUT = "…";
    private static final int HASH = 64;

    private LongKeys() {}

    /** A part of a key that several such parts have room beside. */
    static String part(String text) {
        return text.length() > MOST_CHARACTERS ? cut(text) : text;
    }

    /** The batch with each change of a row with such a key in quarantine instead. */
    static Batch cut(Batch batch) {
        boolean fit = batch.changes().stream().noneMatch(change -> isLong(key(change.change())));
        if (fit) {
            return batch;
        }
        List<SourceChange> changes = batch.changes().stream().map(LongKeys::cut).toList();
        return new Batch(
                batch.source(), changes, batch.position(), batch.snapshot(), batch.openTransaction(), batch.tables());
    }

    /** Whether it is the key of a row that was cut short. */
    static boolean isCut(RecordKey key) {
        int cut = key.row().length() - HASH - CUT.length();
        return cut > 0 && cut <= KEPT && key.row().startsWith(CUT, cut);
    }

    private static @Nullable RecordKey key(Change change) {
        return change instanceof Change.Truncate ? null : LastChanges.recordKey(change);
    }

    private static boolean isLong(@Nullable RecordKey key) {
        // No character takes more than three bytes.
        return key != null
                && key.row().length() > MOST_BYTES / 4
                && key.text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static SourceChange cut(SourceChange change) {
        RecordKey key = key(change.change());
        if (key == null || !isLong(key)) {
            return change;
        }
        return new SourceChange(cut(change, key), change.transaction(), change.committedAt());
    }

    private static Change cut(SourceChange change, RecordKey key) {
        RecordKey cut = new RecordKey(key.source(), key.table(), key.statement(), cut(key.row()));
        if (change.change() instanceof Change.Upsert upsert) {
            Record record = upsert.record();
            Fault reason = Fault.of(FaultCode.KEY_TOO_LONG, Place.of(cut.text()), key.table(), MOST_BYTES);
            return new Change.Quarantine(cut, values(record), reason, change.committedAt());
        }
        if (change.change() instanceof Change.Quarantine bad) {
            return new Change.Quarantine(cut, bad.row(), bad.reason(), bad.at());
        }
        return new Change.Retract(cut);
    }

    private static Map<String, @Nullable Object> values(Record record) {
        return new HashMap<>(record.values());
    }

    private static String cut(String row) {
        int end = Character.isHighSurrogate(row.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return row.substring(0, end) + CUT + Hashing.sha256().hashString(row, StandardCharsets.UTF_8);
    }
}
