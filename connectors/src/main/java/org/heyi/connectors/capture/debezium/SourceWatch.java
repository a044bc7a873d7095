package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableChange;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.database.TableShape;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Looks at each heartbeat at what a source's log does not tell, on a thread that waits for nothing but the source: whatever the graph is doing,
 * a table that its owner could not change any more because of us leaves the publication, and the server's disk does not fill up for us.
 */
final class SourceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);

    private final CaptureContext context;
    private final SourceDatabase database;
    private final Progress progress;
    private final Map<TableId, String> names;
    private final StreamedTables tables;
    private final Runnable logLost;
    private final Queue<Runnable> found = new ConcurrentLinkedQueue<>();
    private final Set<TableId> unfit = new HashSet<>();
    private final Thread thread;

    /** The last look at each table; of one that is there no more, the last at which it was, by which it is known again. */
    private final Map<TableId, TableShape> shapes = new HashMap<>();

    private final Queue<String> altered = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * @param names what the mappings call the tables that are followed
     * @param logLost is called when the log does not hold everything any more
     */
    SourceWatch(
            CaptureContext context,
            SourceDatabase database,
            Progress progress,
            Map<TableId, String> names,
            StreamedTables tables,
            Runnable logLost) {
        this.context = context;
        this.database = database;
        this.progress = progress;
        this.names = Map.copyOf(names);
        this.tables = tables;
        this.logLost = logLost;
        this.thread = new Thread(this::watch, "watch-" + context.source());
        this.thread.setDaemon(true);
    }

    /**
     * Takes the first look, with which later ones are compared; what is read of the tables is read after it. It is compared itself with the last
     * one that was taken before, by another run.
     */
    void start(Connection connection) throws SQLException {
        shapes.putAll(database.shapes(connection, names.keySet(), Map.of()));
        shapes.forEach((table, shape) -> tables.begins(name(table), shape.fingerprint()));
        thread.start();
    }

    /** Does what has been found to be done with the tables. Called by the thread that reads them. */
    void settle() {
        for (Runnable next = found.poll(); next != null; next = found.poll()) {
            next.run();
        }
    }

    private void watch() {
        while (!closed) {
            try (Connection connection = database.connect()) {
                while (!closed) {
                    Thread.sleep(context.options().heartbeat().toMillis());
                    look(connection);
                }
            } catch (InterruptedException end) {
                return;
            } catch (SQLException | SourceAwayException e) {
                boolean away = !(e instanceof SQLException refused) || Connecting.isAway(refused);
                LOG.atLevel(away ? Level.DEBUG : Level.WARN)
                        .log("{}: cannot be looked at: {}", context.source(), Connecting.reason(e));
            } catch (FaultException e) {
                progress.fault(e.faults().get(0));
            }
            if (!closed && !pause()) {
                return;
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(context.options().heartbeat().toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void look(Connection connection) throws SQLException {
        Optional<Fault> lost = database.logLost(connection, context.options().logBytes());
        if (lost.isPresent()) {
            LOG.error("{}: {}", context.source(), lost.get());
            progress.fault(lost.get());
            logLost.run();
            return;
        }
        Map<TableId, TableShape> before = Map.copyOf(shapes);
        Map<TableId, TableShape> now = database.shapes(connection, names.keySet(), before);
        Map<TableId, TableChange> changes = new HashMap<>();
        now.forEach((table, shape) -> {
            TableShape known = before.get(table);
            String name = names.get(table);
            if (known != null && name != null) {
                changes.put(table, database.change(name, known, shape));
            }
        });
        publish(connection, changes);
        changes.forEach(this::changed);
        now.forEach((table, shape) -> tell(table, () -> tables.shaped(name(table), shape.fingerprint())));
        now.forEach((table, shape) -> {
            if (shape.exists() || !shapes.containsKey(table)) {
                shapes.put(table, shape);
            }
        });
        database.check(connection);
    }

    /** First of all: what must not be in the publication goes, what has to be in there comes. */
    private void publish(Connection connection, Map<TableId, TableChange> changes) throws SQLException {
        boolean other = false;
        for (Map.Entry<TableId, TableChange> change : changes.entrySet()) {
            boolean isUnfit =
                    change.getValue() instanceof TableChange.Unfit || change.getValue() instanceof TableChange.Missing;
            other |= isUnfit ? unfit.add(change.getKey()) : unfit.remove(change.getKey());
            other |= change.getValue() instanceof TableChange.Anew anew && anew.publish();
        }
        if (other) {
            Set<TableId> fit = new HashSet<>(names.keySet());
            fit.removeAll(unfit);
            database.publish(connection, fit).forEach((table, fault) -> {
                LOG.warn("{}: {}", context.source(), fault);
                tell(table, () -> tables.stop(name(table), fault));
            });
        }
    }

    private void changed(TableId table, TableChange change) {
        if (change instanceof TableChange.Unfit unfitNow) {
            tell(table, () -> tables.stop(name(table), unfitNow.fault()));
        } else if (change instanceof TableChange.Missing missing) {
            tell(table, () -> tables.stop(name(table), missing.fault()));
        } else if (change instanceof TableChange.Anew anew) {
            LOG.info("{}/{}: is read anew: {}", context.source(), name(table), anew.why());
            tell(table, () -> tables.readAnew(name(table)));
        } else if (change instanceof TableChange.Columns) {
            altered.add(name(table));
        }
    }

    /** A table of which columns came, went or got other names since this was asked last; null when there is none. */
    @Nullable
    String altered() {
        return altered.poll();
    }

    private void tell(TableId table, Runnable what) {
        if (names.containsKey(table)) {
            found.add(what);
        }
    }

    private String name(TableId table) {
        return names.getOrDefault(table, table.table());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
