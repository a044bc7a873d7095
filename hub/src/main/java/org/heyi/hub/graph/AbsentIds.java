package org.heyi.hub.graph;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ids of entities and keys of records that the graph cannot have, so that nobody needs to look them up there. Known of a graph that was empty
 * when this hub first had the turn to write, for as long as every turn since was this hub's and said what it touched; of others nothing is
 * known. It never takes what is there for absent; the filter takes some that are absent for present, and all of them when it is full.
 */
final class AbsentIds implements Predicate<String> {
    private static final int EXPECTED = 16_000_000;
    private static final double TAKEN_FOR_PRESENT = 0.02;
    private static final long NONE = -1;

    private volatile @Nullable BloomFilter<CharSequence> present;
    private long turn = NONE;

    /** As of the last turn that was this hub's and is over. */
    @Override
    public boolean test(String idOrKey) {
        BloomFilter<CharSequence> known = present;
        return known != null && !known.mightContain(idOrKey);
    }

    /** This hub has the turn of this number, and nothing was done in it so far. */
    void begins(long number, GraphTransaction transaction) {
        if (turn == NONE) {
            if (isEmpty(transaction)) {
                present = BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), EXPECTED, TAKEN_FOR_PRESENT);
            }
            turn = number - 1;
        } else if (number != turn + 1) {
            present = null;
        }
    }

    /** The turn has been committed; {@code touched} is null when it did not say. */
    void over(long number, @Nullable Touched touched) {
        BloomFilter<CharSequence> known = present;
        if (touched == null) {
            present = null;
        } else if (known != null) {
            touched.ids().forEach(known::put);
            touched.keys().forEach(known::put);
        }
        turn = number;
    }

    private static boolean isEmpty(GraphTransaction transaction) {
        return transaction
                .read("RETURN NOT EXISTS { (:Entity) } AND NOT EXISTS { (:Record) } AS empty", Map.of())
                .get(0)
                .get("empty")
                .asBoolean();
    }
}
