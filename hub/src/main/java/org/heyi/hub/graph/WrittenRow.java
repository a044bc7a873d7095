package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the hub wrote to a row of a department's table, and how much of it has come back through the department's log, which keeps the order
 * of writing: what is older than the last version seen will not come any more.
 *
 * @param key {@code source/table/row}
 * @param delivery key of the delivery whose row it is; null when it was given up
 * @param inserted whether the row was not there before
 * @param keyColumns column of the primary key to text
 * @param versions oldest first
 * @param seen number of the last version that came back; -1 when none has
 * @param voided columns of that version in which the department has since said something else
 */
public record WrittenRow(
        String key,
        @Nullable String delivery,
        boolean inserted,
        Map<String, String> keyColumns,
        List<Version> versions,
        long seen,
        Set<String> voided) {
    /** The log of a department is not expected to lag behind by more changes of one row. */
    private static final int MOST_VERSIONS = 8;

    /**
     * One write.
     *
     * @param columns those that were the hub's afterwards, with their values as texts; empty when it deleted the row
     */
    public record Version(long number, Map<String, @Nullable String> columns) {}

    /** A row not written to so far. */
    public static WrittenRow none(String key, Map<String, String> keyColumns) {
        return new WrittenRow(key, null, false, keyColumns, List.of(), -1, Set.of());
    }

    /** The columns that are the hub's, with the values it gave them; without those in which the department has said something else. */
    public Map<String, @Nullable String> own() {
        return versions.isEmpty() ? Map.of() : effective(versions.get(versions.size() - 1));
    }

    /**
     * The row after another write.
     *
     * @param columns as in {@link Version}
     * @param returns whether the department's log is read, so that older versions are still to be recognised
     */
    public WrittenRow with(String delivery, Map<String, @Nullable String> columns, boolean returns) {
        List<Version> kept = new ArrayList<>();
        if (returns) {
            versions.stream().filter(version -> version.number() >= seen).forEach(kept::add);
        }
        long last =
                versions.isEmpty() ? seen : versions.get(versions.size() - 1).number();
        if (!columns.equals(own()) || versions.isEmpty()) {
            kept.add(new Version(last + 1, columns));
        } else if (!returns) {
            kept.add(versions.get(versions.size() - 1));
        }
        List<Version> latest = kept.subList(Math.max(0, kept.size() - MOST_VERSIONS), kept.size());
        return new WrittenRow(key, delivery, inserted, keyColumns, List.copyOf(latest), seen, voided);
    }

    /** The row when the hub is about to insert it. */
    public WrittenRow asInserted() {
        return new WrittenRow(key, delivery, true, keyColumns, versions, seen, voided);
    }

    /** The row when the delivery has given it up. */
    public WrittenRow released() {
        return new WrittenRow(key, null, inserted, keyColumns, versions, seen, voided);
    }

    /** Whether nothing is left to be remembered: it is nobody's, and all that was written has come back. */
    public boolean isForgotten(boolean returns) {
        boolean allSeen =
                versions.isEmpty() || versions.get(versions.size() - 1).number() <= seen;
        boolean nothingLeft = own().values().stream().allMatch(Objects::isNull);
        return delivery == null && nothingLeft && (allSeen || !returns);
    }

    /** Whether values made of these columns are what the hub wrote. */
    public boolean covers(Map<String, @Nullable String> texts) {
        return live().stream().anyMatch(version -> {
            Map<String, @Nullable String> columns = effective(version);
            return texts.entrySet().stream()
                    .allMatch(column -> columns.containsKey(column.getKey())
                            && Objects.equals(columns.get(column.getKey()), column.getValue()));
        });
    }

    /** After the row came back, with these values in the columns that the department's mappings read. */
    public WrittenRow cameBack(Map<String, @Nullable String> texts) {
        for (Version version : live()) {
            if (matches(effective(version), texts)) {
                return version.number() == seen ? this : seen(version.number(), Set.of());
            }
        }
        return seenVersion() == null ? this : seen(seen, different(texts));
    }

    /** After the row was deleted. */
    public WrittenRow wentAway() {
        for (Version version : live()) {
            if (version.columns().isEmpty() && version.number() != seen) {
                return seen(version.number(), Set.of());
            }
        }
        Version last = seenVersion();
        return last == null ? this : seen(seen, last.columns().keySet());
    }

    private List<Version> live() {
        return versions.stream().filter(version -> version.number() >= seen).toList();
    }

    private @Nullable Version seenVersion() {
        return versions.stream()
                .filter(version -> version.number() == seen)
                .findFirst()
                .orElse(null);
    }

    private Map<String, @Nullable String> effective(Version version) {
        if (version.number() != seen || voided.isEmpty()) {
            return version.columns();
        }
        Map<String, @Nullable String> columns = new HashMap<>(version.columns());
        columns.keySet().removeAll(voided);
        return columns;
    }

    private static boolean matches(Map<String, @Nullable String> columns, Map<String, @Nullable String> texts) {
        List<String> common =
                columns.keySet().stream().filter(texts::containsKey).toList();
        return !common.isEmpty()
                && common.stream().allMatch(column -> Objects.equals(columns.get(column), texts.get(column)));
    }

    private Set<String> different(Map<String, @Nullable String> texts) {
        Set<String> different = new TreeSet<>(voided);
        Version last = seenVersion();
        if (last != null) {
            last.columns().forEach((column, text) -> {
                if (texts.containsKey(column) && !Objects.equals(text, texts.get(column))) {
                    different.add(column);
                }
            });
        }
        return different;
    }

    private WrittenRow seen(long number, Set<String> since) {
        return new WrittenRow(key, delivery, inserted, keyColumns, versions, number, Set.copyOf(since));
    }
}
