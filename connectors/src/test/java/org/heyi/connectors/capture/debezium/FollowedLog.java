package org.heyi.connectors.capture.debezium;

import static org.awaitility.Awaitility.await;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.SourceStore;
import org.heyi.connectors.capture.database.Cascades;
import org.heyi.connectors.capture.database.Cascades.Touched;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.debezium.quiet.LogNote;
import org.heyi.schema.fault.Fault;

/** Debezium's engine on a database, and what came of its log: rows that were given out, and what was told of tables. */
final class FollowedLog implements ChangeConsumer<RecordChangeEvent<SourceRecord>>, TableEvents, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final String name;
    private final SourceDatabase database;
    private final Set<TableId> tables;
    private final List<String> rows = new ArrayList<>();
    private final List<Fault> anew = new ArrayList<>();
    private final List<Fault> gone = new ArrayList<>();
    private final List<String> cascaded = new ArrayList<>();
    private final Store store = new Store();
    private LogNotes notes;
    private CascadeWatch watch;
    private HandOver handOver;
    private EngineRun engine;
    private String position;
    private boolean streams;

    private static final class Store implements SourceStore {
        private final List<String> history = new ArrayList<>();

        @Override
        public Optional<String> position(String source) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tables(String source) {
            return Optional.empty();
        }

        @Override
        public List<String> unseen(String source, String table, String seenBy, String after, int limit) {
            return List.of();
        }

        @Override
        public Optional<String> mappings(String source) {
            return Optional.empty();
        }

        @Override
        public void restart(String source, String mappings) {
            history.clear();
        }

        @Override
        public synchronized void appendSchemaHistory(String source, String entry) {
            history.add(entry);
        }

        @Override
        public synchronized List<String> schemaHistory(String source) {
            return List.copyOf(history);
        }
    }

    /** Follows the log from now on; returns when the tables have been read. */
    FollowedLog(String name, DatabaseAddress address, Collection<String> tables) {
        this.name = name;
        this.database = SourceDatabase.of(name, address, "");
        this.tables = new HashSet<>();
        tables.forEach(table -> this.tables.add(database.id(table)));
        start();
        await().atMost(PATIENCE).until(() -> streams());
    }

    private void start() {
        Map<TableId, String> names = new HashMap<>();
        tables.forEach(table -> names.put(table, table.table()));
        PreparedTransactions prepared =
                position == null ? new PreparedTransactions() : PreparedTransactions.at(LogPosition.parse(position));
        Cascades cascades = cascades();
        notes = new LogNotes(name, names, cascades, prepared, this);
        watch = new CascadeWatch(name, cascades, this);
        Set<TableId> all = new HashSet<>(tables);
        all.addAll(cascades.ancestors());
        handOver = new HandOver(name, store, position);
        CaptureOptions options = CaptureOptions.defaults()
                .withTimes(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));
        engine = EngineRun.start(name, EngineProperties.of(database, all, handOver, options), this);
    }

    private Cascades cascades() {
        try (Connection connection = database.connect()) {
            return database.cascades(connection, tables);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends, and goes on from where the last transaction ended. */
    void restart() throws InterruptedException {
        close();
        start();
    }

    private synchronized boolean streams() {
        return streams;
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }

    @Override
    public synchronized void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        for (RecordChangeEvent<SourceRecord> event : events) {
            SourceRecord record = event.record();
            LogNote note = LogNote.in(record);
            if (note != null) {
                notes.take(note);
            } else if (record.value() instanceof Struct value) {
                struct(record, value);
            }
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
        streams |= position != null;
    }

    private void struct(SourceRecord record, Struct value) {
        boolean done =
                record.topic().equals(EngineProperties.NOTIFICATIONS) && "COMPLETED".equals(value.getString("type"));
        if (done || (value.schema().field("status") != null && "END".equals(value.getString("status")))) {
            String transaction = done ? null : value.getString("id");
            LogPosition after = database.after(record.sourceOffset(), transaction);
            position = notes.prepared().in(after).json();
            handOver.committed(position);
        } else if (value.schema().field("status") != null) {
            watch.begin();
        } else if (value.schema().field("op") != null) {
            watch.row(record, value);
            Struct row = value.getStruct(value.getString("op").equals("d") ? "before" : "after");
            StringBuilder text = new StringBuilder(value.getString("op"));
            if (row != null) {
                row.schema().fields().forEach(field -> text.append(' ').append(shown(row.get(field))));
            }
            rows.add(text.toString());
        }
    }

    private static Object shown(Object value) {
        return value instanceof String text && text.length() > 20 ? text.substring(0, 3) + text.length() : value;
    }

    @Override
    public void readAnew(TableId table, Fault because) {
        anew.add(because);
    }

    @Override
    public void gone(TableId table, Fault because) {
        gone.add(because);
    }

    @Override
    public void foreignKeysChanged() {}

    /** Rows as they came: what happened to each, and its values. */
    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    /** Rows that the server changed by itself: their table, and by what they can be found. */
    synchronized List<String> cascaded() {
        return List.copyOf(cascaded);
    }

    @Override
    public void cascaded(Touched touched, Fault because) {
        cascaded.add(
                touched.table().table() + " " + touched.columns() + " " + touched.before() + " " + touched.after());
    }

    synchronized void forget() {
        cascaded.clear();
        rows.clear();
        anew.clear();
        gone.clear();
    }

    /** Why tables are to be read anew. */
    synchronized List<String> anew() {
        return anew.stream()
                .map(fault -> fault.code() + " " + fault.place().name())
                .toList();
    }

    /** What became of tables that are there no more. */
    synchronized List<String> gone() {
        return gone.stream()
                .map(fault -> fault.code() + " " + fault.place().name())
                .toList();
    }

    synchronized List<String> messages() {
        return anew.stream().map(Fault::toString).toList();
    }

    /** Whether the engine is still running; fails when it failed. */
    boolean runs() throws InterruptedException, ExecutionException {
        return !engine.ended(1);
    }

    @Override
    public void close() throws InterruptedException {
        boolean ended = false;
        while (!ended) {
            engine.stop();
            try {
                ended = engine.ended(200);
            } catch (ExecutionException failed) {
                ended = true;
            }
        }
        handOver.close();
    }
}
