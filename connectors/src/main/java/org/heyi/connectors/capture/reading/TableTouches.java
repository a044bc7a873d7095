package org.heyi.connectors.capture.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of one table the log has changed lately. Used by one thread at a time. */
public final class TableTouches {
    private final int most;
    private final Map<String, Touch> byRow = new LinkedHashMap<>();
    private long number;
    private @Nullable Touch forgotten;
    private @Nullable Touch emptied;

    /** @param most rows that are remembered */
    public TableTouches(int most) {
        this.most = most;
    }

    /** The row, by its key as text, has been changed. */
    public void row(String row, String transaction, String file, long offset) {
        byRow.remove(row);
        byRow.put(row, new Touch(++number, transaction, file, offset));
        if (byRow.size() > most) {
            var oldest = byRow.entrySet().iterator();
            forgotten = oldest.next().getValue();
            oldest.remove();
        }
    }

    /** All rows went at once. */
    public void emptied(String transaction, String file, long offset) {
        emptied = new Touch(++number, transaction, file, offset);
    }

    /** Number of the last change; what comes has greater ones. */
    public long number() {
        return number;
    }

    /** The rows that the log has changed in a way that a look at {@code moment} has not seen; empty when more were changed than is remembered. */
    public Optional<Set<String>> unseenBy(Moment moment) {
        return rows(touch -> !moment.includes(touch));
    }

    /** The same, and those that the log has changed after {@code since}; what is left stands in the log's state as in the look. */
    public Optional<Set<String>> unseenBy(Moment moment, long since) {
        return rows(touch -> touch.number() > since || !moment.includes(touch));
    }

    private Optional<Set<String>> rows(java.util.function.Predicate<Touch> wanted) {
        if ((forgotten != null && wanted.test(forgotten)) || (emptied != null && wanted.test(emptied))) {
            return Optional.empty();
        }
        Set<String> rows = new HashSet<>();
        byRow.forEach((row, touch) -> {
            if (wanted.test(touch)) {
                rows.add(row);
            }
        });
        return Optional.of(rows);
    }
}
