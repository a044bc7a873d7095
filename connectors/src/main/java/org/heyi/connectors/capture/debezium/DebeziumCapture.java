package org.heyi.connectors.capture.debezium;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.heyi.connectors.capture.AskedComparisons;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures one database: runs Debezium's engine, and runs it again when it failed, as long as nothing is lost by that. */
public final class DebeziumCapture implements Capture {
    private static final Logger LOG = LoggerFactory.getLogger(DebeziumCapture.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int FAILURES_UNTIL_STOP = 5;
    private static final int HEARTBEATS_MISSED = 4;
    private static final long LOOK_MILLIS = 500;

    private final CaptureContext context;
    private final SourceDatabase database;
    private final Progress progress;
    private final LogLag lag;
    private final AskedComparisons asked = new AskedComparisons();
    private final Thread supervisor;
    private volatile boolean closed;

    /** The log does not hold everything any more, so all is to be read. */
    private boolean anew;

    private DebeziumCapture(CaptureContext context, SourceDatabase database) {
        this.context = context;
        this.database = database;
        this.progress = new Progress(context);
        this.lag = new LogLag(database);
        this.supervisor = new Thread(this::supervise, "capture-" + context.source());
        this.supervisor.setDaemon(true);
    }

    /**
     * Begins to capture the database, and returns at once.
     *
     * @param slotName of the replication slot and the publication that a PostgreSQL database is read through
     */
    public static DebeziumCapture start(CaptureContext context, DatabaseAddress address, String slotName) {
        SourceDatabase database = SourceDatabase.of(context.source(), address, slotName);
        DebeziumCapture capture = new DebeziumCapture(context, database);
        capture.supervisor.start();
        return capture;
    }

    @Override
    public SourceStatus status() {
        return progress.status(lag.bytes());
    }

    @Override
    public List<Comparison> compare(boolean mend) throws InterruptedException {
        List<Comparison> compared = new ArrayList<>();
        for (String table : new TreeSet<>(context.mappings().tables())) {
            compared.add(asked.ask(context.source(), table, mend, this::status));
        }
        return compared;
    }

    private void supervise() {
        Attempts attempts = new Attempts(FIRST_RETRY, context.options().longestRetry());
        while (!closed) {
            long rowsBefore = progress.status(null).rows();
            try {
                run();
            } catch (InterruptedException | CancellationException e) {
                return;
            } catch (NoTableException e) {
                attempts.restartIf(false);
                e.faults().stream().skip(1).forEach(fault -> LOG.warn("{}: {}", context.source(), fault));
                progress.stopped(e.faults().get(0));
                giveUpLog();
            } catch (FaultException e) {
                e.faults().stream().skip(1).forEach(fault -> LOG.error("{}: {}", context.source(), fault));
                progress.stopped(e.faults().get(0));
                return;
            } catch (SourceAwayException e) {
                attempts.restartIf(progress.status(null).rows() > rowsBefore);
                progress.waiting(e.fault());
            } catch (SQLException | RuntimeException | Error e) {
                attempts.restartIf(progress.status(null).rows() > rowsBefore);
                LOG.warn("{}: capturing failed", context.source(), e);
                if (failed(e, attempts)) {
                    return;
                }
            }
            if (!closed && !attempts.pause()) {
                return;
            }
        }
    }

    /** Nobody reads the log meanwhile, if it has ever been read. */
    private void giveUpLog() {
        if (context.store().position(context.source()).isEmpty()) {
            return;
        }
        try (Connection connection = database.connect()) {
            database.logLost(connection, context.options().logBytes()).ifPresent(lost -> {
                LOG.error("{}: {}", context.source(), lost);
                anew = true;
            });
        } catch (SQLException | SourceAwayException | FaultException e) {
            LOG.warn("{}: cannot be looked at: {}", context.source(), Connecting.reason(e));
        }
    }

    /** Whether that is the end. */
    private boolean failed(Throwable e, Attempts attempts) {
        if (e instanceof SQLException broken && Connecting.isAway(broken)) {
            progress.waiting(away(broken));
            return false;
        }
        Fault fault = Fault.of(FaultCode.CAPTURE_FAILED, Place.of(context.source()), Connecting.reason(rootOf(e)));
        if (attempts.failures() >= FAILURES_UNTIL_STOP) {
            progress.stopped(fault);
            return true;
        }
        progress.waiting(fault);
        return false;
    }

    private Fault away(Throwable e) {
        String server = database.address().server();
        return Fault.of(FaultCode.SOURCE_AWAY, Place.of(context.source()), server, Connecting.reason(e));
    }

    private void run() throws SQLException, InterruptedException {
        if (anew) {
            context.store().restart(context.source(), "");
            anew = false;
        }
        Preparation.Plan plan = new Preparation(context, database).plan();
        progress.starting(List.copyOf(plan.leftOut().values()));
        @Nullable LogPosition position = plan.position();
        @Nullable String start = position == null ? null : position.json();
        try (HandOver handOver = new HandOver(context.source(), context.store(), start);
                RowAgain rowAgain = new RowAgain(context.source(), database);
                Commits commits = new Commits(context.source())) {
            lag.follow(handOver);
            follow(plan, handOver, rowAgain, commits);
        } finally {
            lag.follow(null);
        }
    }

    private void follow(Preparation.Plan plan, HandOver handOver, RowAgain rowAgain, Commits commits)
            throws InterruptedException {
        Map<TableId, TableFollower> followers = new HashMap<>();
        plan.mappings()
                .forEach((id, mapping) ->
                        followers.put(id, new TableFollower(context.source(), context.mappings(), mapping)));
        RowMapper rows = new RowMapper(context.source(), new Followers(followers), rowAgain);
        String run = UUID.randomUUID().toString();
        StreamedTables tables = new StreamedTables(
                context,
                run,
                progress,
                states -> new TransactionBatches(
                        context.source(),
                        context.options(),
                        progress,
                        commits,
                        handOver.position(),
                        handOver::committed,
                        states),
                plan.states(),
                rows::restart);
        plan.leftOut().forEach(tables::stop);
        AtomicReference<EngineRun> engine = new AtomicReference<>();
        Runnable restart = () -> stopped(engine.get());
        AtomicBoolean logLost = new AtomicBoolean();
        try (SourceWatch watch = new SourceWatch(context, database, progress, plan.names(), tables, () -> {
                    logLost.set(true);
                    restart.run();
                });
                TableWork work = new TableWork(
                        context, database, tables, progress, run, plan.leftOut(), watch, restart, asked)) {
            Runnable begun = () -> begun(plan, work);
            TableNotices notices = new TableNotices(plan.names(), tables, restart);
            EventHandler handler = new EventHandler(
                    database,
                    handOver,
                    rows,
                    tables,
                    begun,
                    context.options().batchRows(),
                    new LogNotes(context.source(), plan.names(), plan.cascades(), prepared(plan), notices),
                    new CascadeWatch(context.source(), plan.cascades(), notices));
            begin(plan, tables, handOver);
            if (plan.position() != null) {
                begun.run();
            }
            EngineRun started = EngineRun.start(
                    context.source(),
                    EngineProperties.of(database, followed(plan), handOver, context.options()),
                    handler);
            engine.set(started);
            try {
                await(started, handler);
            } catch (InterruptedException e) {
                // Whoever waits for a commit holds up the others.
                commits.interrupt();
                work.close();
                stop(started);
                throw e;
            }
        } finally {
            anew |= logLost.get();
        }
    }

    /** What is known before the log is read is kept: where that begins, and how far the tables have been read. */
    private void begin(Preparation.Plan plan, StreamedTables tables, HandOver handOver) throws InterruptedException {
        for (String table : plan.dropped()) {
            SourceChange gone = new SourceChange(new Change.Truncate(context.source(), table), null, Instant.now());
            context.sink().apply(new Batch(context.source(), List.of(gone), null, null, null));
        }
        if (plan.position() != null) {
            tables.batches().keep(handOver.position());
        }
    }

    private static PreparedTransactions prepared(Preparation.Plan plan) {
        return plan.position() == null ? new PreparedTransactions() : PreparedTransactions.at(plan.position());
    }

    /** Mapped ones, and those that their rows change with. */
    private static Set<TableId> followed(Preparation.Plan plan) {
        Set<TableId> tables = new HashSet<>(plan.mappings().keySet());
        tables.addAll(plan.cascades().ancestors());
        return tables;
    }

    private void begun(Preparation.Plan plan, TableWork work) {
        if (plan.reads()) {
            progress.snapshot(plan.estimatedRows());
        } else {
            progress.streaming();
        }
        work.start();
    }

    private static void stopped(@Nullable EngineRun engine) {
        if (engine != null) {
            engine.stop();
        }
    }

    private void await(EngineRun engine, EventHandler handler) throws InterruptedException {
        try {
            while (!engine.ended(LOOK_MILLIS)) {
                if (handler.silent(context.options().heartbeat().multipliedBy(HEARTBEATS_MISSED))) {
                    LOG.warn("{}: no sign of life from the log's reader, it is started again", context.source());
                    engine.stop();
                }
            }
        } catch (ExecutionException e) {
            throw meaning(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Ends the engine, however long its task takes to start. */
    private static void stop(EngineRun engine) {
        boolean ended = false;
        while (!ended) {
            engine.stop();
            try {
                ended = engine.ended(LOOK_MILLIS);
            } catch (ExecutionException failed) {
                ended = true;
            } catch (InterruptedException again) {
                LOG.debug("Told to end again while ending");
            }
        }
    }

    private RuntimeException meaning(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof FaultException || cause instanceof SourceAwayException) {
                return (RuntimeException) cause;
            }
            boolean broken = cause instanceof SQLException e && Connecting.isAway(e);
            if (broken || cause instanceof IOException) {
                return new SourceAwayException(away(cause), error);
            }
        }
        return new IllegalStateException("Debezium's engine failed", error);
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void close() {
        closed = true;
        asked.close();
        supervisor.interrupt();
        boolean interrupted = false;
        while (supervisor.isAlive()) {
            try {
                supervisor.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        lag.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
