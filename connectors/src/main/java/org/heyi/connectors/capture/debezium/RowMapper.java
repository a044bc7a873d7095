package org.heyi.connectors.capture.debezium;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/** Turns Debezium's event of one row into what it means for the graph. Used by one thread. */
final class RowMapper {
    private final String source;
    private final Followers followers;
    private final RowAgain rowAgain;
    private final SharedKeys keys;

    /**
     * What an event means.
     *
     * @param table as the mappings name it
     * @param row the row's key; empty where all rows are meant
     * @param bytes estimate of the memory it takes
     * @param truncate whether all rows of the table went at once
     */
    record Mapped(String table, String row, List<SourceChange> changes, long bytes, boolean truncate) {}

    RowMapper(String source, Followers followers, RowAgain rowAgain) {
        this.source = source;
        this.followers = followers;
        this.rowAgain = rowAgain;
        this.keys = new SharedKeys(rowAgain::sharesKeys);
    }

    /** A transaction begins, perhaps one that is read once more. */
    void begin() {
        keys.begin();
    }

    /** The table that an event is about, as the mappings name it; null when nothing maps it. */
    @Nullable
    String table(Struct origin) {
        TableFollower table = followers.table(origin);
        return table == null ? null : table.mapping().table().name();
    }

    /** A table that could not be followed can be again. */
    void restart(TableMapping mapping) {
        followers.restart(mapping);
    }

    /**
     * Null when nothing maps the table.
     *
     * @throws org.heyi.schema.fault.FaultException when the table has changed so that its mapping does not fit any more
     */
    @Nullable
    Mapped map(SourceRecord record, @Nullable String transaction) {
        Struct value = (Struct) record.value();
        Struct origin = value.getStruct("source");
        Instant at = Instant.ofEpochMilli(origin.getInt64("ts_ms"));
        String operation = value.getString("op");
        if (operation.equals("t")) {
            return truncated(followers.table(origin), transaction, at);
        }
        Followers.Followed followed = followers.of(record, origin);
        if (followed == null || followed.table() == null || followed.reader() == null) {
            return null;
        }
        TableMapping mapping = followed.table().mapping();
        RowReader reader = followed.reader();
        Struct before = value.getStruct("before");
        boolean gone = operation.equals("d");
        Row row = reader.read(gone ? before : value.getStruct("after"));
        return switch (keys.of(mapping, reader, operation, row, before, transaction)) {
            case NONE -> mapped(mapping, row, List.of(), transaction, at);
            case UNCLEAR -> {
                awaitSeen(origin);
                yield again(mapping, row, transaction, at);
            }
            case AS_TOLD -> {
                if (gone) {
                    yield mapped(mapping, row, mapping.deleted(row), transaction, at);
                }
                if (!reader.isWhole(row)) {
                    awaitSeen(origin);
                }
                yield changed(mapping, reader, row, transaction, at);
            }
        };
    }

    private void awaitSeen(Struct origin) {
        if (origin.schema().field("txId") != null && origin.getInt64("txId") != null) {
            rowAgain.awaitSeen(origin.getInt64("txId"));
        }
    }

    private Mapped again(TableMapping mapping, Row row, @Nullable String transaction, Instant at) {
        List<Change> changes = rowAgain.whole(mapping, row)
                .map(now -> mapping.changed(now, at))
                .orElseGet(() -> mapping.deleted(row));
        return mapped(mapping, row, changes, transaction, at);
    }

    private @Nullable Mapped truncated(@Nullable TableFollower table, @Nullable String transaction, Instant at) {
        if (table == null) {
            return null;
        }
        String name = table.mapping().table().name();
        keys.emptied(name);
        return new Mapped(
                name, "", List.of(new SourceChange(new Change.Truncate(source, name), transaction, at)), 0, true);
    }

    private Mapped changed(TableMapping mapping, RowReader reader, Row row, @Nullable String transaction, Instant at) {
        // The graph may have nothing of the row so far: it had another key, or did not fit its mapping.
        Optional<Row> whole = reader.isWhole(row) ? Optional.of(row) : rowAgain.read(mapping, row);
        if (whole.filter(mapping::needsReading).isPresent()) {
            throw new RowUnreadableException(
                    mapping.table().name(), new NoSuchElementException("a column that its mapping needs was dropped"));
        }
        List<Change> changes = whole.map(known -> mapping.changed(known, at)).orElse(List.of());
        return mapped(mapping, row, changes, transaction, at);
    }

    private static Mapped mapped(
            TableMapping mapping, Row row, List<Change> changes, @Nullable String transaction, Instant at) {
        List<SourceChange> from = changes.stream()
                .map(change -> new SourceChange(change, transaction, at))
                .toList();
        return new Mapped(mapping.table().name(), mapping.row(row), from, RowReader.size(row), false);
    }
}
