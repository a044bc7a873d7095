package org.heyi.hub.graph;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a batch were come by.
 *
 * @param whole whether each says all its columns, as a row does that was read from its table
 * @param stamp id of the snapshot that saw them; null leaves the records' stamps as they are
 * @param stamps other stamps of some, by key
 * @param keysAreNew whether records need not be looked for: the graph refuses a second one of a key
 */
record Reading(boolean whole, @Nullable String stamp, Map<String, String> stamps, boolean keysAreNew) {
    static final Reading OF_LOG = new Reading(false, null, Map.of(), false);

    static Reading of(@Nullable String snapshot, boolean keysAreNew) {
        return snapshot == null ? OF_LOG : new Reading(true, snapshot, Map.of(), keysAreNew);
    }

    /** Of whole rows, read to be compared. */
    static Reading again(@Nullable String snapshot) {
        return new Reading(true, snapshot, Map.of(), false);
    }

    /** Of a log that brings some of the rows behind a truncation. */
    static Reading stamping(Map<String, String> stamps) {
        return new Reading(false, null, stamps, false);
    }

    @Nullable
    String stamp(String key) {
        return stamps.getOrDefault(key, stamp);
    }

    /** Keys of those records that have to be looked for. */
    Set<String> perhapsThere(Map<String, SourceChange> changes) {
        if (!keysAreNew) {
            return changes.keySet();
        }
        return changes.entrySet().stream()
                .filter(change -> !(change.getValue().change() instanceof Change.Upsert))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
