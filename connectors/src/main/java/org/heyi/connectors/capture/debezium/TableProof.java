package org.heyi.connectors.capture.debezium;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.TableState;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the source's tables with the graph, one after the other and round after round: rows ask for their records, range after range, then
 * the records that no row asked for ask for their rows. What differs is mended. Used by one thread.
 */
final class TableProof {
    private static final Logger LOG = LoggerFactory.getLogger(TableProof.class);
    private static final int RECORDS_AT_ONCE = 500;
    private static final int ROWS_EXPECTED = 2_000_000;
    private static final double WRONGLY_TAKEN_FOR_SEEN = 1e-6;
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    /** So many times as long as a comparison took, its table is left alone afterwards. */
    private static final int REST = 20;

    /** So often in a row the table may be busy; then the comparison begins from its beginning, later. */
    private static final int MOST_TRIES = 30;

    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_ROUND = Duration.ofDays(1);

    private final CaptureContext context;
    private final SourceDatabase database;
    private final StreamedTables tables;
    private final String run;
    private final Map<String, Instant> due = new HashMap<>();
    private @Nullable Round round;

    TableProof(CaptureContext context, SourceDatabase database, StreamedTables tables, String run) {
        this.context = context;
        this.database = database;
        this.tables = tables;
        this.run = run;
    }

    /** The comparison of one table. */
    private static final class Round {
        private final ReadTable table;
        private final Instant began = Instant.now();
        private final BloomFilter<CharSequence> seen =
                BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), ROWS_EXPECTED, WRONGLY_TAKEN_FOR_SEEN);
        private final boolean mend;
        private Differences found = Differences.NONE;
        private long rows;
        private boolean over;
        private boolean beginsAnew;
        private boolean ranges = true;
        private @Nullable List<String> after;
        private String record = "";
        private int tries;

        private Round(ReadTable table, boolean mend) {
            this.table = table;
            this.mend = mend;
        }
    }

    /**
     * Compares all of a table without a rest; not within the rounds that {@link #step} goes.
     *
     * @return empty when it has to be begun again: the table was altered, or is to be read anew before
     */
    Optional<Comparison> whole(Connection connection, String table, boolean mend)
            throws SQLException, InterruptedException {
        Round now = new Round(ReadTable.of(context, database, connection, run, table), mend);
        try {
            while (!now.over && !now.beginsAnew) {
                step(now);
            }
        } catch (TableAlteredException e) {
            return Optional.empty();
        }
        return now.over ? Optional.of(Comparison.of(table, now.rows, now.found)) : Optional.empty();
    }

    /**
     * Looks at the next range, or the next records.
     *
     * @param table as {@link #next} said
     * @return how many rows that were
     */
    int step(Connection connection, String table) throws SQLException, InterruptedException {
        Round now = round;
        try {
            if (now == null) {
                now = new Round(ReadTable.of(context, database, connection, run, table), true);
                round = now;
            }
            int rows = step(now);
            round = now.over || now.beginsAnew ? null : now;
            now.tries = 0;
            return rows;
        } catch (SQLException | RuntimeException e) {
            if (now != null && e instanceof SQLException busy && Connecting.isBusy(busy) && ++now.tries < MOST_TRIES) {
                throw e;
            }
            round = null;
            due.put(table, Instant.now().plus(SHORTEST_REST));
            throw e;
        }
    }

    private int step(Round now) throws SQLException, InterruptedException {
        if (now.mend && now.began.plus(LONGEST_ROUND).isBefore(Instant.now())) {
            String table = now.table.name();
            Place place = Place.of(context.source() + "/" + table);
            tables.troubled(table, Fault.of(FaultCode.PROOF_SLOW, place, now.began.truncatedTo(ChronoUnit.SECONDS)));
        }
        return now.ranges ? range(now) : records(now);
    }

    /** The table that {@link #step} looks at next; null when none needs to be at present. */
    @Nullable
    String next() {
        Round going = round;
        if (going != null) {
            return going.table.name();
        }
        Instant now = Instant.now();
        return tables.names().stream()
                .filter(table -> tables.state(table).reading() == null && !tables.isStopped(table))
                .filter(table -> !due.getOrDefault(table, Instant.MIN).isAfter(now))
                .min((one, other) -> at(one).compareTo(at(other)))
                .orElse(null);
    }

    private Instant at(String table) {
        TableState.Proof proof = tables.state(table).proof();
        return proof == null ? Instant.MIN : proof.when();
    }

    private int range(Round now) throws SQLException, InterruptedException {
        long since = tables.mark(now.table.name());
        Look look = now.table.range(now.after, context.options().batchRows());
        if (!compared(now, look, List.of(), since)) {
            return look.rows().size();
        }
        look.rows().forEach(row -> now.seen.put(now.table.mapping().row(row)));
        now.rows += look.rows().size();
        now.after = look.next();
        now.ranges = look.next() != null;
        return Math.max(1, look.rows().size());
    }

    private int records(Round now) throws SQLException, InterruptedException {
        String table = now.table.name();
        List<String> keys = context.store().unseen(context.source(), table, null, now.record, RECORDS_AT_ONCE);
        if (keys.isEmpty()) {
            over(now);
            return 1;
        }
        String prefix = RecordKey.tablePrefix(context.source(), table);
        List<String> unseen = keys.stream()
                .filter(key -> !now.seen.mightContain(RecordKeys.row(prefix, key)))
                .toList();
        if (!unseen.isEmpty()) {
            long since = tables.mark(table);
            Look look = now.table.rows(RecordKeys.rows(context.source(), table, unseen));
            if (!compared(now, look, unseen, since)) {
                return unseen.size();
            }
        }
        now.record = keys.get(keys.size() - 1);
        return Math.max(1, unseen.size());
    }

    /** Whether the look counted; if not, another is to be taken. A table that is being read anew is not compared. */
    private boolean compared(Round now, Look look, Collection<String> records, long since) throws InterruptedException {
        if (tables.state(now.table.name()).reading() != null) {
            now.beginsAnew = true;
            return false;
        }
        if (!tables.await(look.moment(), LONGEST_WAIT_MILLIS)) {
            return false;
        }
        Optional<Differences> differences = tables.compare(now.table.mapping(), look, records, since, now.mend);
        differences.ifPresent(more -> {
            now.found = now.found.and(more);
            if (!more.isEmpty() && now.mend) {
                LOG.warn("{}/{}: differed from its table and was mended: {}", context.source(), now.table.name(), more);
            }
        });
        return differences.isPresent();
    }

    private void over(Round now) throws InterruptedException {
        Duration took = Duration.between(now.began, Instant.now());
        due.put(now.table.name(), Instant.now().plus(rest(took)));
        now.over = true;
        // A comparison that leaves what differs is none of the rounds that mend it.
        if (now.mend || now.found.isEmpty()) {
            tables.proven(now.table.name(), now.found.count());
        }
    }

    /** However long a comparison takes, the next one begins within a day, or at once. */
    private static Duration rest(Duration took) {
        Duration most = LONGEST_ROUND.minus(took);
        Duration rest = took.multipliedBy(REST);
        Duration kept = rest.compareTo(most) < 0 ? rest : most;
        return kept.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : kept;
    }
}
