package org.heyi.connectors.record;

import java.util.ArrayList;
import java.util.List;

/**
 * In what rows and their records differ.
 *
 * @param missing how many records, or rows in quarantine, are not there
 * @param extra how many are there that no row calls for
 * @param different how many say something else, or are where they should not be
 * @param examples the first of them
 */
public record Differences(long missing, long extra, long different, List<Example> examples) {
    /** Examples that are kept. */
    public static final int MOST_EXAMPLES = 20;

    public static final Differences NONE = new Differences(0, 0, 0, List.of());

    /** What can be wrong with a record. */
    public enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT
    }

    /** A record that differs, by its {@linkplain RecordKey#text() key}. */
    public record Example(String key, Kind kind) {}

    public Differences {
        examples = List.copyOf(examples.subList(0, Math.min(MOST_EXAMPLES, examples.size())));
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public long count() {
        return missing + extra + different;
    }

    /** These and the others. */
    public Differences and(Differences others) {
        List<Example> all = new ArrayList<>(examples);
        all.addAll(others.examples);
        return new Differences(missing + others.missing, extra + others.extra, different + others.different, all);
    }

    /** These and one more. */
    public Differences and(String key, Kind kind) {
        return and(new Differences(
                kind == Kind.MISSING ? 1 : 0,
                kind == Kind.EXTRA ? 1 : 0,
                kind == Kind.DIFFERENT ? 1 : 0,
                List.of(new Example(key, kind))));
    }
}
