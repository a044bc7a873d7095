package org.heyi.hub.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.Row;
import org.heyi.hub.delivery.RowWrite.Kind;
import org.heyi.hub.graph.WrittenRow;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a department's database, in which nothing else is asked. A row that is no longer what it was when its write was decided
 * is left alone, and so is whatever would begin after two seconds: nobody there waits for more than that and the last statement.
 */
final class WriteTransaction {
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private final DepartmentTable table;
    private final boolean returns;
    private final Map<String, WrittenRow> rows = new HashMap<>();
    private final Set<String> left = new HashSet<>();
    private final Set<String> leftRows = new HashSet<>();

    /** @param returns whether what is written comes back through the department's log */
    WriteTransaction(DepartmentTable table, boolean returns) {
        this.table = table;
        this.returns = returns;
    }

    /** What is known, by name, of the rows whose writes were carried out, with what the database made of the values. */
    Map<String, WrittenRow> rows() {
        return rows;
    }

    /** Keys of the entries of which something was left. */
    Set<String> left() {
        return left;
    }

    /** Does it, and leaves the transaction open. */
    void run(List<RowWrite> writes, WritePlan plan) throws SQLException {
        table.begin();
        long end = System.nanoTime() + LONGEST_NANOS;
        for (RowWrite write : writes) {
            String entry = write.entry().key();
            boolean possible = !left.contains(entry) && !leftRows.contains(write.name());
            if (!possible || !(write.kind() == Kind.CLAIM || carriedOut(write, plan, end))) {
                left.add(entry);
                leftRows.add(write.name());
            } else if (write.kind() == Kind.CLAIM) {
                Map<String, @Nullable String> texts =
                        write.read().map(table::filled).orElseGet(Map::of);
                put(write, plan, texts, texts);
            }
        }
    }

    private boolean carriedOut(RowWrite write, WritePlan plan, long end) throws SQLException {
        if (System.nanoTime() > end || !isAsRead(write)) {
            return false;
        }
        Map<String, @Nullable String> before = write.read().map(table::filled).orElseGet(Map::of);
        switch (write.kind()) {
            case INSERT -> table.insert(write.values());
            case UPDATE -> table.update(write.key(), write.values());
            case DELETE -> table.delete(write.key());
            case CLAIM -> throw new IllegalArgumentException("nothing to be done");
        }
        Map<String, @Nullable String> asGiven = table.texts(write.values());
        put(
                write,
                plan,
                before,
                write.kind() == Kind.DELETE
                        ? asGiven
                        : table.row(write.key()).map(table::filled).orElse(asGiven));
        return true;
    }

    private void put(
            RowWrite write, WritePlan plan, Map<String, @Nullable String> before, Map<String, @Nullable String> now) {
        WrittenRow known = Objects.requireNonNullElseGet(rows.get(write.name()), () -> plan.known(write));
        rows.put(write.name(), write.after(known, before, now, returns));
    }

    private boolean isAsRead(RowWrite write) throws SQLException {
        Optional<Row> now = table.locked(write.key());
        if (now.isEmpty() || write.read().isEmpty()) {
            return now.isEmpty() && write.read().isEmpty();
        }
        for (int i = 0; i < now.get().size(); i++) {
            if (!Objects.deepEquals(now.get().get(i), write.read().get().get(i))) {
                return false;
            }
        }
        return true;
    }
}
