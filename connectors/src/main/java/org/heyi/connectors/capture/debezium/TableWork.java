package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.AskedComparisons;
import org.heyi.connectors.capture.AskedComparisons.Asked;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with a source's tables beside its log, on a thread of its own, as long as one run of the log's reader lasts: they are read when
 * they have to be, and else compared with the graph. What is wrong with one table is told of it, and keeps nothing else waiting.
 */
final class TableWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableWork.class);
    private static final long IDLE_MILLIS = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int BUSY_UNTIL_TOLD = 3;

    private final CaptureContext context;
    private final SourceDatabase database;
    private final StreamedTables tables;
    private final Progress progress;
    private final String run;
    private final Map<String, Fault> leftOut;
    private final SourceWatch watch;
    private final Runnable restart;
    private final AskedComparisons asked;
    private final TableReadings readings;
    private final TableProof proof;
    private final Thread thread;
    private volatile boolean closed;
    private boolean watched;

    /** Tables that others are busy with: how often in a row, and when to try again. */
    private final Map<String, Busy> busyTables = new HashMap<>();

    private record Busy(int times, Instant until, Fault fault) {}

    private long lookedAt = System.nanoTime();

    /**
     * @param run as {@link org.heyi.connectors.capture.reading.TableReader#of}
     * @param leftOut tables that the log's reader does not follow, with the reason
     * @param watch is started with the work
     * @param restart begins another run of the log's reader, for other tables than now
     * @param asked comparisons that somebody waits for
     */
    TableWork(
            CaptureContext context,
            SourceDatabase database,
            StreamedTables tables,
            Progress progress,
            String run,
            Map<String, Fault> leftOut,
            SourceWatch watch,
            Runnable restart,
            AskedComparisons asked) {
        this.context = context;
        this.database = database;
        this.tables = tables;
        this.progress = progress;
        this.run = run;
        this.leftOut = Map.copyOf(leftOut);
        this.watch = watch;
        this.restart = restart;
        this.asked = asked;
        this.readings = new TableReadings(context, tables);
        this.proof = new TableProof(context, database, tables, run);
        this.thread = new Thread(this::work, "tables-" + context.source());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void work() {
        Attempts attempts =
                new Attempts(Duration.ofSeconds(1), context.options().longestRetry());
        boolean goesOn = true;
        while (goesOn && !closed) {
            try (Connection connection = database.connect()) {
                if (!watched) {
                    watch.start(connection);
                    watched = true;
                }
                while (!closed) {
                    step(connection);
                }
            } catch (InterruptedException | CancellationException end) {
                return;
            } catch (SQLException | SourceAwayException | FaultException e) {
                // The log's reader meets it as well, and tells it.
                LOG.info("{}: tables cannot be read at present: {}", context.source(), Connecting.reason(e));
                goesOn = attempts.pause();
            } catch (RuntimeException e) {
                LOG.warn("{}: reading tables failed, it is tried again", context.source(), e);
                goesOn = attempts.pause();
            }
        }
    }

    private void step(Connection connection) throws SQLException, InterruptedException {
        watch.settle();
        for (String table = watch.altered(); table != null; table = watch.altered()) {
            fit(connection, table);
        }
        tables.keep();
        look(connection);
        Set<String> busy = busy();
        String unread = tables.unread(busy);
        if (unread != null) {
            alone(unread, () -> readings.read(ReadTable.of(context, database, connection, run, unread)));
            return;
        }
        Asked next = asked.next();
        if (next != null) {
            answer(connection, next);
            return;
        }
        String compared = mayCompare() ? proof.next() : null;
        if (compared == null || busy.contains(compared)) {
            tables.awaitUnread(busy, IDLE_MILLIS);
            return;
        }
        alone(compared, () -> {
            int rows = proof.step(connection, compared);
            tables.awaitUnread(busy, rows * 1_000L / context.options().proof().rowsPerSecond() + 1);
        });
    }

    /** Stops a table whose columns do not fit its mapping any more, before a row comes. */
    private void fit(Connection connection, String table) throws SQLException, InterruptedException {
        if (!tables.isStopped(table)) {
            alone(table, () -> ReadTable.of(context, database, connection, run, table));
        }
    }

    /** Whatever comes of it: somebody waits for an answer. */
    private void answer(Connection connection, Asked next) throws SQLException, InterruptedException {
        String table = next.table();
        try {
            alone(table, () -> {
                if (!tables.isStopped(table)) {
                    proof.whole(connection, table, next.mend())
                            .ifPresentOrElse(next.answer()::complete, () -> asked.again(next));
                }
            });
            Fault stopped = tables.stoppedBecause(table);
            Busy busy = busyTables.get(table);
            if (stopped != null) {
                next.answer().complete(Comparison.failed(table, stopped));
            } else if (busy != null && busy.times() < BUSY_UNTIL_TOLD) {
                asked.again(next);
            } else if (busy != null) {
                next.answer().complete(Comparison.failed(table, busy.fault()));
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            String reason = e instanceof InterruptedException
                    ? "its log began to be read anew meanwhile"
                    : Connecting.reason(e);
            Place place = Place.of(context.source() + "/" + table);
            next.answer().complete(Comparison.failed(table, Fault.of(FaultCode.NOT_COMPARED, place, reason)));
            throw e;
        }
    }

    /** Comparing takes from a source, and from the graph, what is needed more while much waits. */
    private boolean mayCompare() {
        return context.options().proof().allows(Instant.now())
                && !progress.isBehind(context.options().heartbeat());
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    private void alone(String table, Work work) throws SQLException, InterruptedException {
        try {
            work.run();
            if (busyTables.remove(table) != null) {
                tables.troubled(table, null);
            }
        } catch (FaultException e) {
            Fault fault = e.faults().get(0);
            Fault because = fault.code() == FaultCode.UNKNOWN_TABLE ? tables.goneBecause(table) : null;
            tables.stop(table, because == null ? fault : because);
        } catch (TableAlteredException e) {
            LOG.debug("{}: {}", context.source(), e.getMessage());
        } catch (SQLException e) {
            if (Connecting.isBusy(e)) {
                later(table, e);
                return;
            }
            if (Connecting.isAway(e)) {
                throw e;
            }
            tables.stop(table, unreadable(table, e));
        } catch (CancellationException | SourceAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{}/{}: reading failed", context.source(), table, e);
            tables.stop(table, unreadable(table, e));
        }
    }

    /** The others go on meanwhile. */
    private void later(String table, SQLException busy) {
        Busy before = busyTables.get(table);
        int times = before == null ? 1 : before.times() + 1;
        Duration pause = times == 1 ? FIRST_PAUSE : context.options().heartbeat();
        Fault fault = unreadable(table, busy);
        busyTables.put(table, new Busy(times, Instant.now().plus(pause), fault));
        if (times == BUSY_UNTIL_TOLD) {
            tables.troubled(table, fault);
        }
    }

    private Set<String> busy() {
        Instant now = Instant.now();
        return busyTables.entrySet().stream()
                .filter(entry -> entry.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Fault unreadable(String table, Exception e) {
        return Fault.of(FaultCode.TABLE_UNREADABLE, Place.of(context.source() + "/" + table), Connecting.reason(e));
    }

    /** Now and then: what has been put right goes on. */
    private void look(Connection connection) throws SQLException, InterruptedException {
        if (System.nanoTime() - lookedAt < context.options().heartbeat().toNanos()) {
            return;
        }
        for (String table : tables.stopped()) {
            if (mended(connection, table).isPresent()) {
                goOn(table, mended(connection, table).get());
            }
        }
        lookedAt = System.nanoTime();
    }

    /** What the log's reader does not follow needs another run of it, which also sees to the publication. */
    private void goOn(String table, TableMapping mapping) throws InterruptedException {
        Fault was = tables.stoppedBecause(table);
        boolean followed = was != null && was.code() == FaultCode.TABLE_UNREADABLE;
        if (leftOut.containsKey(table) || (database.address().postgres() && !followed)) {
            tables.keep();
            restart.run();
        } else {
            tables.goOn(mapping);
        }
    }

    private Optional<TableMapping> mended(Connection connection, String name) throws SQLException {
        Optional<Table> table =
                Catalogue.tables(connection, null, List.of(name)).stream().findFirst();
        if (table.isEmpty() || database.refused(connection, table.get()).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(context.mappings().compile(name, table, List.of()));
        } catch (FaultException still) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
