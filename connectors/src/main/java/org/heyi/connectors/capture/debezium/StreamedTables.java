package org.heyi.connectors.capture.debezium;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.connectors.capture.reading.Look;
import org.heyi.connectors.capture.reading.Moment;
import org.heyi.connectors.capture.reading.TableState;
import org.heyi.connectors.capture.reading.TableState.Reading;
import org.heyi.connectors.capture.reading.TableStates;
import org.heyi.connectors.capture.reading.TableTouches;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one run: what the log says of them and what is read beside it come to the graph in one order. A look never takes the place of
 * something newer: rows that the log has changed since are left out of it. All methods hold one lock, which the handler of the log's events
 * holds, too.
 */
final class StreamedTables {
    private static final int TOUCHES_KEPT = 50_000;

    private final CaptureContext context;
    private final String run;
    private final TransactionBatches batches;
    private final Consumer<TableMapping> resumed;
    private final Progress progress;
    private final Map<String, TableTouches> touches = new HashMap<>();
    private final Map<String, Fault> stopped = new HashMap<>();
    private final Map<String, Fault> gone = new HashMap<>();
    private final Map<String, Fault> troubles = new HashMap<>();
    private final Map<String, TableState> states;
    private Moment.Reached reached = new Moment.Reached(0, null);
    private boolean changed = true;

    /**
     * @param run tells our marks in the log from those of other runs
     * @param batches makes what puts changes together, given how far the tables have been read when that has changed
     * @param states of all tables that are followed, by name
     * @param resumed is given the mapping of a table that had been stopped, and can be followed again
     */
    StreamedTables(
            CaptureContext context,
            String run,
            Progress progress,
            Function<Supplier<@Nullable String>, TransactionBatches> batches,
            Map<String, TableState> states,
            Consumer<TableMapping> resumed) {
        this.resumed = resumed;
        this.context = context;
        this.run = run;
        this.progress = progress;
        this.states = new TreeMap<>(states);
        this.batches = batches.apply(this::changedStates);
        this.states.keySet().forEach(this::tell);
    }

    TransactionBatches batches() {
        return batches;
    }

    private @Nullable String changedStates() {
        boolean was = changed;
        changed = false;
        return was ? TableStates.json(states) : null;
    }

    /** The log has changed a row. */
    synchronized void touched(String table, String row, LogPlace place) {
        touches(table).row(row, place.transaction(), place.file(), place.offset());
    }

    /** The log has emptied the table. */
    synchronized void emptied(String table, LogPlace place) {
        touches(table).emptied(place.transaction(), place.file(), place.offset());
    }

    /** Keeps how far the tables have been read, where that is another than what was kept last. */
    synchronized void keep() throws InterruptedException {
        if (changed) {
            batches.keep(null);
        }
    }

    /** Where in the log a change stands; as {@link org.heyi.connectors.capture.reading.Touch}. */
    record LogPlace(String transaction, String file, long offset) {}

    private TableTouches touches(String table) {
        return touches.computeIfAbsent(table, name -> new TableTouches(TOUCHES_KEPT));
    }

    /** The log has been read up to here. */
    synchronized void reached(Moment.Reached now) {
        reached = new Moment.Reached(
                Math.max(reached.mark(), now.mark()), now.position() == null ? reached.position() : now.position());
        notifyAll();
    }

    /** The number of a mark of ours, by what the message says; 0 when it is none, or of another run. */
    synchronized long markOf(String message) {
        String prefix = run + ":";
        return message.startsWith(prefix) ? Long.parseLong(message.substring(prefix.length())) : 0;
    }

    /** The table cannot be followed any more; it is read from its beginning when it can. */
    synchronized void stop(String table, Fault fault) {
        if (stopped.put(table, fault) == null) {
            readAnew(table);
        }
        tell(table);
    }

    /** The table can be followed again. */
    synchronized void goOn(TableMapping mapping) {
        String table = mapping.table().name();
        stopped.remove(table);
        resumed.accept(mapping);
        tell(table);
        notifyAll();
    }

    synchronized boolean isStopped(String table) {
        return stopped.containsKey(table);
    }

    /** Null when the table is followed. */
    synchronized @Nullable Fault stoppedBecause(String table) {
        return stopped.get(table);
    }

    synchronized Set<String> stopped() {
        return Set.copyOf(stopped.keySet());
    }

    /** The table was there no more; if it has not come back when it is read, it is stopped for this reason. */
    synchronized void gone(String table, Fault because) {
        gone.put(table, because);
        readAnew(table);
    }

    /** Why the table is not there; null when the log has not said. */
    synchronized @Nullable Fault goneBecause(String table) {
        return gone.get(table);
    }

    /** The table is to be read from its beginning, beside its log; a reading that is under way begins anew. */
    synchronized void readAnew(String table) {
        TableState state = states.get(table);
        if (state != null) {
            set(table, state.anew());
            notifyAll();
        }
    }

    /**
     * Rows of the table have changed that the log does not name: it is to be read from its beginning. A reading that is under way comes to its
     * end before, or it never would where such changes do not cease.
     */
    synchronized void readOnceMore(String table) {
        TableState state = states.get(table);
        if (state != null) {
            set(table, state.onceMore());
            notifyAll();
        }
    }

    /** The table has been looked at, as something was begun that may not have been there for all of its log. */
    synchronized void begins(String table, String shape) {
        TableState state = states.get(table);
        if (state != null && state.shape() != null && !state.shape().equals(shape)) {
            readAnew(table);
        }
        shaped(table, shape);
    }

    /** The table has been looked at; whatever follows from it has been done. */
    synchronized void shaped(String table, String shape) {
        TableState state = states.get(table);
        if (state != null && !shape.equals(state.shape())) {
            set(table, state.shaped(shape));
        }
    }

    private void set(String table, TableState state) {
        states.put(table, state);
        changed = true;
        tell(table);
    }

    private void tell(String table) {
        TableState state = state(table);
        TableState.Proof proof = state.proof();
        Fault fault = stopped.get(table);
        progress.table(new TableStatus(
                table,
                state.reading() != null,
                proof == null ? null : proof.when(),
                proof == null ? null : Long.valueOf(proof.differences()),
                fault == null ? ProofFault.of(context.source(), table, proof, troubles.get(table)) : fault,
                fault != null));
    }

    synchronized TableState state(String table) {
        TableState state = states.get(table);
        if (state == null) {
            throw new IllegalArgumentException("no such table: " + table);
        }
        return state;
    }

    /** A table to be read, other than those; null when there is none. */
    synchronized @Nullable String unread(Set<String> except) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().reading() != null && !stopped.containsKey(entry.getKey()))
                .filter(entry -> !except.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    synchronized List<String> names() {
        return List.copyOf(states.keySet());
    }

    /** Waits until another table than those may have become unread, or the time is over. */
    synchronized void awaitUnread(Set<String> except, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (unread(except) == null && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** Number of the table's last change in the log; given to {@link #compare} with what is looked at from now on. */
    synchronized long mark(String table) {
        return touches(table).number();
    }

    /** Waits until the log has been read beyond all that a look can have seen; false when it is not by then. */
    synchronized boolean await(Moment moment, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!moment.passedBy(reached)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /**
     * What became of a look.
     *
     * @param kept false when it is void: too much has changed since, or the reading it was for has begun anew
     * @param left rows that were left out, since the log has changed them
     */
    record Taken(boolean kept, Set<String> left) {
        static final Taken NOT = new Taken(false, Set.of());
    }

    /**
     * Passes on what was read in the course of a reading.
     *
     * @param mapping by whose table the rows were read
     * @param records keys of the records that were asked for: those that no row makes are retracted
     * @param next how far the reading has come with it
     */
    synchronized Taken take(TableMapping mapping, Look look, Collection<String> records, Reading next)
            throws InterruptedException {
        String table = mapping.table().name();
        Reading now = state(table).reading();
        Optional<Set<String>> newer = touches(table).unseenBy(look.moment());
        if (now == null || !now.id().equals(next.id()) || newer.isEmpty()) {
            return Taken.NOT;
        }
        List<SourceChange> changes = changes(mapping, look, newer.get(), records);
        set(table, state(table).with(next));
        batches.read(changes, look.rows().size(), new Batch.Snapshot(next.id(), Set.of()));
        return new Taken(true, newer.get());
    }

    /** The reading of the table has come to its end. */
    synchronized void read(String table, String id) throws InterruptedException {
        Reading now = state(table).reading();
        if (now != null && now.id().equals(id)) {
            gone.remove(table);
            set(table, state(table).read());
            batches.keep(null);
        }
    }

    /**
     * Compares what was looked at with the graph, and mends what differs when {@code mend}. Only when {@link #await} of the look was true.
     *
     * @param records as in {@link #take}
     * @param since as {@link #mark} said before the look
     * @return empty when the look is void, since too much has changed
     */
    synchronized Optional<Differences> compare(
            TableMapping mapping, Look look, Collection<String> records, long since, boolean mend)
            throws InterruptedException {
        String table = mapping.table().name();
        Optional<Set<String>> newer = touches(table).unseenBy(look.moment(), since);
        if (state(table).reading() != null || newer.isEmpty()) {
            return Optional.empty();
        }
        batches.settle();
        List<SourceChange> changes = changes(mapping, look, newer.get(), records);
        Batch batch = new Batch(context.source(), changes, null, null, batches.openTransaction(), null);
        return Optional.of(mend ? context.sink().mend(batch) : context.sink().compare(batch));
    }

    /** What keeps the table from being read or compared, although its log is followed; null when that is over. */
    synchronized void troubled(String table, @Nullable Fault fault) {
        if (!Objects.equals(fault, fault == null ? troubles.remove(table) : troubles.put(table, fault))) {
            tell(table);
        }
    }

    /** A comparison of the whole table has come to its end. */
    synchronized void proven(String table, long differences) throws InterruptedException {
        troubles.remove(table);
        set(table, state(table).proven(Instant.now(), differences));
        batches.keep(null);
    }

    private List<SourceChange> changes(TableMapping mapping, Look look, Set<String> newer, Collection<String> records) {
        Instant at = Instant.now();
        Set<String> left = new HashSet<>(records);
        List<SourceChange> changes = new ArrayList<>();
        look.rows().stream().filter(row -> !newer.contains(mapping.row(row))).forEach(row -> mapping.changed(row, at)
                .forEach(change -> changes.add(change(change, at))));
        changes.forEach(change -> left.remove(key(change.change())));
        String prefix = RecordKey.tablePrefix(context.source(), mapping.table().name());
        for (String key : left) {
            int slash = key.indexOf('/', prefix.length());
            String row = key.substring(slash + 1);
            if (!newer.contains(row)) {
                RecordKey record = new RecordKey(
                        context.source(), mapping.table().name(), key.substring(prefix.length(), slash), row);
                changes.add(change(new Change.Retract(record), at));
            }
        }
        return changes;
    }

    private static SourceChange change(Change change, Instant at) {
        return new SourceChange(change, null, at);
    }

    private static String key(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().key().text();
        }
        if (change instanceof Change.Retract retract) {
            return retract.key().text();
        }
        return change instanceof Change.Quarantine quarantine ? quarantine.key().text() : "";
    }
}
