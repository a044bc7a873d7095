package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;

/** Takes back what is left of tables, a bounded number at a time. Used by whoever has the turn. */
final class Removal {
    /** Records, or rows in quarantine, in one transaction. */
    private static final int AT_ONCE = 5_000;

    private final Driver driver;
    private final WritingTurns turns;
    private final BatchWriter writer;

    Removal(Driver driver, WritingTurns turns, BatchWriter writer) {
        this.driver = driver;
        this.turns = turns;
        this.writer = writer;
    }

    /** Gives keys in order, at most {@code limit} behind {@code after}. */
    private interface Keys {
        List<String> behind(GraphTransaction transaction, String after, int limit);
    }

    /** Adds the keys of what is left; false when these are too many for one turn. */
    boolean few(List<Remains> remains, List<String> keys) throws InterruptedException {
        for (Remains left : remains) {
            keys.addAll(read(left::records, "", AT_ONCE + 1));
            keys.addAll(read(left::quarantined, "", AT_ONCE + 1));
        }
        return keys.size() <= AT_ONCE;
    }

    /** Takes back all that is left, in as many turns as that takes. */
    void all(String source, List<Remains> remains) throws InterruptedException {
        for (Remains left : remains) {
            all(source, left::records);
            all(source, left::quarantined);
        }
    }

    private void all(String source, Keys keys) throws InterruptedException {
        String after = "";
        List<String> gone;
        do {
            gone = read(keys, after, AT_ONCE);
            if (!gone.isEmpty()) {
                List<String> some = gone;
                turns.retrying(attempt -> writer.write(source, Map.of(), List.of(), Reading.OF_LOG, some, null));
                after = gone.get(gone.size() - 1);
            }
        } while (gone.size() == AT_ONCE);
    }

    private List<String> read(Keys keys, String after, int limit) throws InterruptedException {
        List<String> found = new ArrayList<>();
        turns.retrying(attempt -> GraphTransaction.run(driver, transaction -> {
            found.clear();
            found.addAll(keys.behind(transaction, after, limit));
        }));
        return found;
    }
}
