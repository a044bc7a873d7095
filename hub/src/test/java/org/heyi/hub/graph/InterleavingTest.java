package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Differences;
import org.heyi.hub.neo4j.TestNeo4j;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;

/**
 * Statement 4 of the design, whatever comes in between: while the log is followed, tables are read by ranges, reloaded behind truncations, held
 * against the graph and mended where the log said nothing, and hubs end and begin.
 */
class InterleavingTest {
    private static final List<String> SOURCES = List.of("police", "health", "housing");
    private static final int STEPS = 45;

    private Driver driver;
    private EntityIds ids;
    private Quarantine quarantine;
    private GraphSourceStore store;
    private GraphSink sink;
    private RandomTables tables;
    private Random random;
    private int number;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        store = new GraphSourceStore(driver);
        begin();
    }

    private void begin() {
        quarantine = new Quarantine(driver);
        sink = new GraphSink(driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, quarantine);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_graph_equals_the_rows(long seed) throws Exception {
        random = new Random(seed);
        tables = new RandomTables(random);
        boolean silent = false;
        for (int step = 0; step < STEPS; step++) {
            String source = SOURCES.get(random.nextInt(3));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> log(tables.changes(source, 5), source);
                case 3 -> reload(source);
                case 4 -> read(source, "s" + random.nextInt(2));
                case 5 -> mendSome(source);
                case 6 -> {
                    tables.changes(source, 3);
                    silent = true;
                }
                default -> begin();
            }
            if (step % 9 == 8) {
                if (silent) {
                    for (String each : SOURCES) {
                        prove(each);
                    }
                    silent = false;
                }
                assertThatTheGraphEqualsTheRows("step " + step);
            }
        }
    }

    private void assertThatTheGraphEqualsTheRows(String when) throws InterruptedException {
        assertThat(GraphDump.of(driver)).as(when).isEqualTo(Oracle.expected(tables.good()));
        assertThat(GraphDump.mergedIds(driver)).as(when).isEqualTo(Oracle.mergedIds(tables.good()));
        assertThat(quarantine.list(null, 1_000))
                .as(when)
                .extracting(Quarantine.Entry::key)
                .containsExactlyElementsOf(tables.bad());
        assertThat(sink.entityProof().look(1_000, null, false).differing())
                .as(when)
                .isEmpty();
        for (String source : SOURCES) {
            Batch all = Batch.read(source, tables.read(source, row -> true));
            assertThat(sink.compare(all)).as(when).isEqualTo(Differences.NONE);
        }
    }

    private void log(List<SourceChange> changes, String source) throws InterruptedException {
        sink.apply(new Batch(source, changes, "p" + number++, null, null));
    }

    /** In one batch, or in parts between which other things happen; now and then it is begun anew in the middle, by this hub or the next. */
    private void reload(String source) throws InterruptedException {
        String transaction = "tx" + number++;
        List<SourceChange> all = tables.reload(source, transaction);
        if (random.nextBoolean()) {
            log(all, source);
            return;
        }
        int interruptedAfter = random.nextInt(3);
        List<List<SourceChange>> parts = parts(all, 3);
        for (int part = 0; part < parts.size(); part++) {
            boolean last = part == parts.size() - 1;
            sink.apply(
                    new Batch(source, parts.get(part), last ? "p" + number++ : null, null, last ? null : transaction));
            if (part == interruptedAfter && !last) {
                interruptedAfter = -1;
                part = -1;
                if (random.nextBoolean()) {
                    begin();
                }
            }
            if (!last && random.nextBoolean()) {
                String other = SOURCES.get((SOURCES.indexOf(source) + 1) % 3);
                log(tables.changes(other, 2), other);
            }
        }
    }

    /** None of them is empty. */
    private static List<List<SourceChange>> parts(List<SourceChange> all, int most) {
        List<List<SourceChange>> parts = new ArrayList<>();
        int size = Math.max(1, (all.size() + most - 1) / most);
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    /** A range of the source's tables as they are, beside the log; or all of them, and what was not seen is asked for by key. */
    private void read(String source, String snapshot) throws InterruptedException {
        int from = random.nextInt(RandomTables.ROWS);
        List<SourceChange> range = tables.read(source, row -> Integer.parseInt(row) >= from);
        sink.apply(Batch.read(source, range, new Batch.Snapshot(snapshot, Set.of()), "up to " + number));
        assertThat(store.tables(source)).contains("up to " + number);
        if (from == 0) {
            for (String table : List.of("t_Person", "t_Building")) {
                Set<String> unseen = new TreeSet<>(store.unseen(source, table, snapshot, null, 100));
                sink.mend(Batch.read(source, tables.read(source, unseen::contains)));
                unseen.retainAll(tables.rows(source, table));
                assertThat(unseen).isEmpty();
            }
        }
    }

    private void mendSome(String source) throws InterruptedException {
        Set<String> some = new TreeSet<>(
                List.of(String.valueOf(random.nextInt(RandomTables.ROWS)), String.valueOf(random.nextInt(3))));
        sink.mend(Batch.read(source, tables.read(source, some::contains)));
    }

    /** Rows ask for records by key, records ask for rows by key. */
    private void prove(String source) throws InterruptedException {
        Differences told = Differences.NONE;
        Differences mended = Differences.NONE;
        for (List<SourceChange> part : parts(tables.present(source), 3)) {
            told = told.and(sink.compare(Batch.read(source, part)));
            mended = mended.and(sink.mend(Batch.read(source, part)));
        }
        assertThat(mended).isEqualTo(told);
        for (String table : List.of("t_Person", "t_Building")) {
            String after = "";
            List<String> page;
            do {
                page = store.unseen(source, table, null, after, 2);
                Set<String> rows = new HashSet<>();
                page.forEach(key -> rows.add(key.split("/", 4)[3]));
                sink.mend(Batch.read(source, tables.read(source, rows::contains)));
                after = page.isEmpty() ? after : page.get(page.size() - 1);
            } while (!page.isEmpty());
        }
        assertThat(sink.compare(Batch.read(source, tables.read(source, row -> true))))
                .isEqualTo(Differences.NONE);
    }
}
