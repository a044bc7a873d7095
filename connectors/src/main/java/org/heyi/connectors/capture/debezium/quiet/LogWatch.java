package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import io.debezium.connector.binlog.BinlogDatabaseSchema;
import io.debezium.connector.binlog.BinlogOffsetContext;
import io.debezium.connector.binlog.BinlogPartition;
import io.debezium.connector.binlog.event.EventDataDeserializationExceptionData;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.heyi.connectors.capture.debezium.quiet.LogNote.Reason;
import org.heyi.connectors.capture.statement.DdlStatement;
import org.heyi.connectors.capture.statement.TableEffect;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the reader of a binary log and what Debezium does with each event: takes notes of what Debezium passes over, holds back what
 * must not be given out, and learns a table's definition anew where Debezium's is wrong. Used by one thread, that of the log's reader.
 */
final class LogWatch<P extends BinlogPartition, O extends BinlogOffsetContext<?>> {
    private static final Pattern BACK_TO_SAVEPOINT = Pattern.compile("ROLLBACK\\s+(WORK\\s+)?TO\\b.*", Pattern.DOTALL);
    private static final int TABLES_KEPT = 10_000;

    private final EventDispatcher<P, TableId> dispatcher;
    private final BinlogDatabaseSchema<P, O, ?, ?> schema;
    private final Predicate<TableId> captured;
    private final Definitions definitions;
    private final Statements statements;
    private final NoteTaker notes;
    private final Map<Long, Numbered> numbered = new HashMap<>();
    private final Set<TableId> doubtful = new HashSet<>();
    private boolean single;
    private @Nullable P lastPartition;

    /** A table as the log numbers it, and why its rows cannot be read. */
    private record Numbered(
            TableId id, int columns, @Nullable Reason unreadable) {}

    /** What Debezium does with an event. */
    interface Handler<P, O> {
        void handle(P partition, O offset, Event event) throws InterruptedException;
    }

    /** @param captured whether a table's rows are wanted */
    LogWatch(
            EventDispatcher<P, TableId> dispatcher,
            BinlogDatabaseSchema<P, O, ?, ?> schema,
            Predicate<TableId> captured,
            Definitions definitions,
            Statements statements) {
        this.dispatcher = dispatcher;
        this.schema = schema;
        this.captured = captured;
        this.definitions = definitions;
        this.statements = statements;
        this.notes = new NoteTaker(dispatcher);
    }

    /** A transaction begins; {@code one} when it is a single statement, whose end the log does not tell. */
    void begin(boolean one) {
        notes.begin();
        single = one;
    }

    /** The transaction that began is an XA one. */
    void prepare(P partition, String xid) {
        lastPartition = partition;
        notes.prepare(xid);
    }

    /**
     * @param begin tells Debezium that a transaction begins, where that has not been told yet
     */
    void statement(
            P partition, O offset, Event event, @Nullable Instant at, Handler<P, O> debezium, Handler<P, O> begin)
            throws InterruptedException {
        lastPartition = partition;
        QueryEventData data = data(event, QueryEventData.class);
        String sql = data.getSql().strip();
        String upper = sql.length() > 200 ? "" : sql.toUpperCase(Locale.ROOT);
        XaStatement xa = XaStatement.of(sql);
        if (upper.equals("BEGIN")) {
            begin(false);
            debezium.handle(partition, offset, event);
        } else if (upper.equals("COMMIT")) {
            debezium.handle(partition, offset, event);
        } else if (xa != null) {
            xa(xa, partition, offset, event, at, begin);
        } else if (upper.equals("ROLLBACK")) {
            notes.rolledBack(partition, offset);
            end(partition, offset, at);
        } else if (BACK_TO_SAVEPOINT.matcher(upper).matches()) {
            notes.rolledBack(partition, offset);
        } else if (!upper.startsWith("SAVEPOINT ")) {
            statements.takeUnread();
            debezium.handle(partition, offset, event);
            boolean understood = !statements.takeUnread();
            notes.take(partition, offset, new LogNote.Statement(nonNull(data.getDatabase()), sql, understood));
            doubt(sql, nonNull(data.getDatabase()), understood);
            if (single) {
                end(partition, offset, at);
            }
        }
    }

    /** Debezium's definition of a table may be wrong after such a statement: the catalogue's is taken when rows come. */
    private void doubt(String sql, String database, boolean understood) {
        DdlStatement statement = DdlStatement.of(sql, database);
        statement.effects().stream()
                .filter(effect -> effect.kind() == TableEffect.Kind.ROWS)
                .forEach(effect -> doubtful.add(new TableId(
                        effect.table().schema(), null, effect.table().table())));
        if (!understood) {
            schema.tableIds().stream()
                    .filter(id ->
                            statement.names(new org.heyi.connectors.capture.database.TableId(id.catalog(), id.table())))
                    .forEach(doubtful::add);
        }
    }

    private void xa(XaStatement xa, P partition, O offset, Event event, @Nullable Instant at, Handler<P, O> begin)
            throws InterruptedException {
        switch (xa.verb()) {
            case START -> {
                begin.handle(partition, offset, event);
                begin(false);
                notes.prepare(xa.xid());
            }
            case END -> {}
            case COMMIT, ROLLBACK -> {
                begin.handle(partition, offset, event);
                boolean committed = xa.verb() == XaStatement.Verb.COMMIT;
                notes.take(partition, offset, new LogNote.Decided(xa.xid(), committed));
                end(partition, offset, at);
            }
        }
    }

    /** The XA transaction is prepared, which Debezium passes over. */
    void prepared(O offset, Event event, @Nullable Instant at) throws InterruptedException {
        P partition = lastPartition;
        if (partition != null) {
            boolean onePhase =
                    EventDataWrapper.internal(event.getData()) instanceof XAPrepareEventData data && data.isOnePhase();
            notes.prepared(partition, offset, onePhase);
            end(partition, offset, at);
        }
    }

    private void end(P partition, O offset, @Nullable Instant at) throws InterruptedException {
        dispatcher.dispatchTransactionCommittedEvent(partition, offset, at == null ? Instant.now() : at);
        offset.commitTransaction();
        offset.setBinlogThread(-1L);
        begin(false);
    }

    /** The server numbers its tables anew. */
    void rotated() {
        numbered.clear();
    }

    /** A table gets its number in the log, under which its rows follow. */
    void table(P partition, O offset, Event event, Handler<P, O> debezium, Handler<P, O> define)
            throws InterruptedException {
        lastPartition = partition;
        TableMapEventData data = data(event, TableMapEventData.class);
        TableId id = new TableId(data.getDatabase(), null, data.getTable());
        if (!captured.test(id)) {
            debezium.handle(partition, offset, event);
            return;
        }
        long number = data.getTableId();
        int columns = data.getColumnTypes().length;
        if (!numbered.containsKey(number) || doubtful.contains(id)) {
            if (numbered.size() >= TABLES_KEPT) {
                numbered.clear();
            }
            numbered.put(number, new Numbered(id, columns, unreadable(partition, offset, event, id, columns, define)));
        }
        if (schema.tableFor(id) != null) {
            debezium.handle(partition, offset, event);
        }
    }

    private @Nullable Reason unreadable(
            P partition, O offset, Event event, TableId id, int columns, Handler<P, O> define)
            throws InterruptedException {
        if (definitions.isVersioned(id)) {
            return Reason.VERSIONED;
        }
        if (doubtful.remove(id) || !fits(id, columns)) {
            for (QueryEventData definition : definitions.read(id)) {
                define.handle(partition, offset, new Event(event.getHeader(), definition));
            }
        }
        return fits(id, columns) ? null : Reason.OTHER_COLUMNS;
    }

    private boolean fits(TableId id, int columns) {
        Table known = schema.tableFor(id);
        return known != null && known.columns().size() == columns;
    }

    /** Rows come. */
    void rows(P partition, O offset, Event event, Handler<P, O> debezium) throws InterruptedException {
        EventData data = EventDataWrapper.internal(event.getData());
        Numbered table = numbered.get(number(data));
        if (table == null) {
            debezium.handle(partition, offset, event);
            return;
        }
        notes.touch(table.id());
        if (notes.preparing()) {
            return;
        }
        Reason reason = table.unreadable();
        if (reason != null) {
            notes.unreadable(partition, offset, table.id(), reason);
        } else if (!whole(data, table.columns())) {
            notes.unreadable(partition, offset, table.id(), Reason.PARTIAL_IMAGE);
        } else {
            debezium.handle(partition, offset, event);
        }
    }

    private static long number(EventData data) {
        if (data instanceof WriteRowsEventData written) {
            return written.getTableId();
        }
        if (data instanceof UpdateRowsEventData updated) {
            return updated.getTableId();
        }
        return data instanceof DeleteRowsEventData deleted ? deleted.getTableId() : -1;
    }

    private static boolean whole(EventData data, int columns) {
        if (data instanceof WriteRowsEventData written) {
            return whole(written.getIncludedColumns(), columns);
        }
        if (data instanceof UpdateRowsEventData updated) {
            return whole(updated.getIncludedColumns(), columns)
                    && whole(updated.getIncludedColumnsBeforeUpdate(), columns);
        }
        return !(data instanceof DeleteRowsEventData deleted) || whole(deleted.getIncludedColumns(), columns);
    }

    private static boolean whole(BitSet included, int columns) {
        return included.cardinality() == columns;
    }

    /** An event that Debezium has nothing to do with. */
    void ignored(O offset, Event event) {
        try {
            passedOver(offset, event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passedOver(O offset, Event event) throws InterruptedException {
        P partition = lastPartition;
        EventType type = event.getHeader().getEventType();
        if (partition == null) {
            return;
        }
        if (type == EventType.PARTIAL_UPDATE_ROWS_EVENT) {
            Numbered table = event.getData() instanceof PartialRows rows ? numbered.get(rows.table()) : null;
            if (table != null) {
                notes.touch(table.id());
                notes.unreadable(partition, offset, table.id(), Reason.PARTIAL_JSON);
            } else if (event.getData() == null) {
                notes.take(partition, offset, new LogNote.Incident());
            }
        } else if (type == EventType.EXECUTE_LOAD_QUERY && event.getData() instanceof QueryEventData load) {
            notes.take(partition, offset, new LogNote.Statement(nonNull(load.getDatabase()), load.getSql(), true));
        }
    }

    /** The server tells of something out of the ordinary, unless it is Debezium that tells of what it could not read. */
    void incident(P partition, O offset, Event event) {
        if (event.getData() instanceof EventDataDeserializationExceptionData) {
            return;
        }
        try {
            notes.take(partition, offset, new LogNote.Incident());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T extends EventData> T data(Event event, Class<T> type) {
        return type.cast(EventDataWrapper.internal(event.getData()));
    }
}
