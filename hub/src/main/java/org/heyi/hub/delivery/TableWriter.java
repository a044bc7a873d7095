package org.heyi.hub.delivery;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Delivered;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.graph.WrittenRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a department's table what the entities are. Rows are read without a lock, the graph is asked, and what is about to be written
 * is remembered there; then one short transaction of the department's database writes the rows that are still as they were read, in which
 * nothing but that database is asked. It is acknowledged in the graph after: wherever that is interrupted, doing it again does the rest.
 */
final class TableWriter {
    /** A database may make another value of what it is given; one that makes another each time is not waited for. */
    private static final int ATTEMPTS = 3;

    private final Outbox outbox;
    private final DepartmentTable table;
    private final Optional<ArrivedRows> arrivals;
    private final boolean returns;

    /** What the graph remembered of the rows when this began. */
    private final Map<String, WrittenRow> before = new HashMap<>();

    /** What it has been given to remember since. */
    private final Map<String, WrittenRow> remembered = new HashMap<>();

    /** @param arrivals what of the table has arrived; empty when its rows do not come back through the department's log */
    TableWriter(Outbox outbox, DepartmentTable table, Optional<ArrivedRows> arrivals) {
        this.outbox = outbox;
        this.table = table;
        this.arrivals = arrivals;
        this.returns = arrivals.isPresent();
    }

    /**
     * Gives how many were written; the others wait: until what the department's rows say now has arrived, or because a row has just changed.
     *
     * @throws RefusedException when one of them cannot be; then none was written
     */
    int write(List<Entry> entries) throws SQLException {
        WritePlan plan = new WritePlan(outbox, table, arrivals);
        plan.make(entries);
        plan.writes().forEach(write -> before.put(write.name(), plan.known(write)));
        remember(expected(plan));
        WriteTransaction transaction = carryOut(plan);
        Map<String, WrittenRow> after = new HashMap<>(before);
        after.putAll(transaction.rows());
        remember(after);
        List<Delivered> done = entries.stream()
                .filter(entry -> !plan.deferred().contains(entry.key()))
                .filter(entry -> !transaction.left().contains(entry.key()))
                .map(Entry::delivered)
                .toList();
        settle(done);
        return done.size();
    }

    /** As if the database kept every value as it is given. */
    private Map<String, WrittenRow> expected(WritePlan plan) {
        Map<String, WrittenRow> expected = new HashMap<>();
        for (RowWrite write : plan.writes()) {
            WrittenRow known = expected.getOrDefault(write.name(), plan.known(write));
            Map<String, @Nullable String> was = write.read().map(table::filled).orElseGet(Map::of);
            expected.put(write.name(), write.after(known, was, table.texts(write.values()), returns));
        }
        return expected;
    }

    private WriteTransaction carryOut(WritePlan plan) throws SQLException {
        for (int attempt = 1; true; attempt++) {
            WriteTransaction transaction = new WriteTransaction(table, returns);
            try {
                transaction.run(plan.writes(), plan);
                if (attempt == ATTEMPTS || isRemembered(transaction.rows())) {
                    table.commit();
                    return transaction;
                }
                table.rollback();
            } catch (SQLException e) {
                rollBack(e);
                remember(before);
                settle(List.of());
                throw e;
            }
            remember(transaction.rows());
        }
    }

    private void rollBack(SQLException because) {
        try {
            table.rollback();
        } catch (SQLException broken) {
            because.addSuppressed(broken);
        }
    }

    private boolean isRemembered(Map<String, WrittenRow> rows) {
        return rows.entrySet().stream().allMatch(row -> row.getValue().equals(known(row.getKey())));
    }

    private @Nullable WrittenRow known(String name) {
        return remembered.getOrDefault(name, before.get(name));
    }

    private void remember(Map<String, WrittenRow> rows) {
        // In the order of keys, as all take these locks.
        List<WrittenRow> changed = new TreeMap<>(rows)
                .values().stream().filter(row -> !row.equals(known(row.key()))).toList();
        if (!changed.isEmpty()) {
            outbox.remember(changed);
            changed.forEach(row -> remembered.put(row.key(), row));
        }
    }

    private void settle(List<Delivered> done) {
        if (!done.isEmpty()) {
            outbox.acknowledge(done);
        }
        List<WrittenRow> rows = List.copyOf(new TreeMap<>(remembered).values());
        outbox.retry(rows.stream()
                .filter(row -> row.delivery() == null)
                .map(WrittenRow::key)
                .toList());
        outbox.forget(rows.stream().filter(row -> row.isForgotten(returns)).toList());
    }
}
