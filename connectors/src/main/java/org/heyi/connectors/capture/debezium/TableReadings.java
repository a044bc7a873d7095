package org.heyi.connectors.capture.debezium;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.TableState.Reading;
import org.heyi.connectors.record.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table from its beginning, beside its log: first its rows, range after range, then the rows of those records that no range had, which
 * are retracted when their rows are gone. Goes on where it was after a restart. Used by one thread.
 */
final class TableReadings {
    private static final int RECORDS_AT_ONCE = 500;
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private final CaptureContext context;
    private final StreamedTables tables;

    TableReadings(CaptureContext context, StreamedTables tables) {
        this.context = context;
        this.tables = tables;
    }

    /** Reads the table as far as it is unread. */
    void read(ReadTable table) throws SQLException, InterruptedException {
        @Nullable Look last = null;
        Reading reading = tables.state(table.name()).reading();
        Set<String> left = new HashSet<>();
        @Nullable String begun = null;
        while (reading != null) {
            boolean begins = reading.ranges() && reading.after() == null;
            if (begins && !reading.id().equals(begun)) {
                await(table.range(null, 1));
                begun = reading.id();
            }
            Step step = reading.ranges() ? range(table, reading) : records(table, reading, left);
            last = step.look() == null ? last : step.look();
            if (step.next() == null) {
                again(table, reading, left);
                finish(table, reading, last);
                return;
            }
            Reading now = tables.state(table.name()).reading();
            reading = now == null || now.id().equals(reading.id()) ? step.next() : now;
        }
    }

    /**
     * A table is read anew since it changed without a word in its log. What the log tells of before that may be of rows that have gone, or had
     * other values, since: it has to come to the graph before what is read does.
     */
    private void await(Look look) throws InterruptedException {
        boolean passed = false;
        while (!passed) {
            passed = tables.await(look.moment(), LONGEST_WAIT_MILLIS);
        }
    }

    /** What was looked at, and how the reading goes on; null when it is over. */
    private record Step(@Nullable Look look, @Nullable Reading next) {}

    private Step range(ReadTable table, Reading reading) throws SQLException, InterruptedException {
        Look look = table.range(reading.after(), context.options().batchRows());
        Reading next = look.next() == null
                ? new Reading(reading.id(), null, false, "")
                : new Reading(reading.id(), look.next(), true, "");
        return new Step(
                look, tables.take(table.mapping(), look, List.of(), next).kept() ? next : reading);
    }

    private Step records(ReadTable table, Reading reading, Set<String> left) throws SQLException, InterruptedException {
        List<String> keys = context.store()
                .unseen(context.source(), table.name(), reading.id(), reading.records(), RECORDS_AT_ONCE);
        if (keys.isEmpty()) {
            return new Step(null, null);
        }
        Reading next = new Reading(reading.id(), null, false, keys.get(keys.size() - 1));
        return take(table, keys, next, left).map(look -> new Step(look, next)).orElse(new Step(null, reading));
    }

    private Optional<Look> take(ReadTable table, Collection<String> keys, Reading next, Set<String> left)
            throws SQLException, InterruptedException {
        Look look = table.rows(RecordKeys.rows(context.source(), table.name(), keys));
        StreamedTables.Taken taken = tables.take(table.mapping(), look, keys, next);
        String prefix = RecordKey.tablePrefix(context.source(), table.name());
        keys.stream()
                .filter(key -> taken.left().contains(RecordKeys.row(prefix, key)))
                .forEach(left::add);
        return taken.kept() ? Optional.of(look) : Optional.empty();
    }

    /** Rows that the log changed while their records were asked for may have come without the values that a change does not carry. */
    private void again(ReadTable table, Reading reading, Set<String> left) throws SQLException, InterruptedException {
        while (!left.isEmpty()) {
            List<String> keys = left.stream().limit(RECORDS_AT_ONCE).toList();
            keys.forEach(left::remove);
            Set<String> leftAgain = new HashSet<>();
            Optional<Look> look = take(table, keys, reading, leftAgain);
            Reading now = tables.state(table.name()).reading();
            if (now == null || !now.id().equals(reading.id())) {
                return;
            }
            if (look.isEmpty()) {
                left.addAll(keys);
            } else if (!leftAgain.isEmpty()) {
                tables.await(look.get().moment(), LONGEST_WAIT_MILLIS);
                left.addAll(leftAgain);
            }
        }
    }

    /** The log may still tell older states of rows that were looked at: the table is as its source has it when that is over. */
    private void finish(ReadTable table, Reading reading, @Nullable Look last) throws InterruptedException {
        if (last != null) {
            await(last);
        }
        tables.read(table.name(), reading.id());
    }
}
