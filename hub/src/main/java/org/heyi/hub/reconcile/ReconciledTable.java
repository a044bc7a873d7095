package org.heyi.hub.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.Differences.Kind;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a table of a department compares with the graph.
 *
 * @param table null when nothing of the source could be compared
 * @param rows that the table has; null, as all numbers, when it could not be compared
 * @param missing how many of the records that the rows call for the graph lacks; extra: how many the graph has that no row calls for;
 *     different: how many say something else
 * @param keys the first of those records
 * @param repaired whether they have been put right
 * @param fault why it could not be compared, in English; null when it was
 */
public record ReconciledTable(
        String source,
        String department,
        @Nullable String table,
        @Nullable Long rows,
        @Nullable Long missing,
        @Nullable Long extra,
        @Nullable Long different,
        Map<String, List<String>> keys,
        boolean repaired,
        @Nullable String fault,
        @Nullable String faultZh) {

    /** What a capture found. */
    public static ReconciledTable of(String source, String department, Comparison comparison, boolean repair) {
        Differences found = comparison.differences();
        Fault fault = comparison.fault();
        return new ReconciledTable(
                source,
                department,
                comparison.table(),
                found == null ? null : Long.valueOf(comparison.rows()),
                found == null ? null : Long.valueOf(found.missing()),
                found == null ? null : Long.valueOf(found.extra()),
                found == null ? null : Long.valueOf(found.different()),
                found == null ? Map.of() : keys(found),
                repair && found != null && !found.isEmpty(),
                fault == null ? null : fault.line(Locale.ENGLISH),
                fault == null ? null : fault.line(Locale.CHINESE));
    }

    /** Of a source that is not captured. */
    public static ReconciledTable failed(String source, String department, Fault fault) {
        return new ReconciledTable(
                source,
                department,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                false,
                fault.line(Locale.ENGLISH),
                fault.line(Locale.CHINESE));
    }

    private static Map<String, List<String>> keys(Differences found) {
        Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(
                    kind,
                    found.examples().stream()
                            .filter(example -> example.kind() == kind)
                            .map(Differences.Example::key)
                            .toList());
        }
        Map<String, List<String>> keys = new TreeMap<>();
        byKind.forEach((kind, examples) -> keys.put(kind.name().toLowerCase(Locale.ROOT), examples));
        return keys;
    }
}
