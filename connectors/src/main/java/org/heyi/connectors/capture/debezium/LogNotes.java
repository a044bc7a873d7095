package org.heyi.connectors.capture.debezium;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.heyi.connectors.capture.database.Cascades;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.debezium.quiet.LogNote;
import org.heyi.connectors.capture.statement.DdlStatement;
import org.heyi.connectors.capture.statement.TableEffect;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** Says of what a binary log tells besides rows which mapped tables it concerns. Used by one thread. */
final class LogNotes {
    private static final int QUOTED = 300;
    private final String source;
    private final Map<String, TableId> tables = new TreeMap<>();
    private final Map<TableId, String> names;
    private final Cascades cascades;
    private final PreparedTransactions prepared;
    private final TableEvents events;

    /**
     * @param names the tables that are captured to what the mappings call them
     * @param cascades which tables hang on others
     * @param prepared as of the position that the log is followed from
     */
    LogNotes(
            String source,
            Map<TableId, String> names,
            Cascades cascades,
            PreparedTransactions prepared,
            TableEvents events) {
        this.source = source;
        this.names = Map.copyOf(names);
        this.cascades = cascades;
        this.prepared = prepared;
        this.events = events;
        names.keySet().forEach(table -> tables.put(folded(table), table));
        cascades.ancestors().forEach(table -> tables.putIfAbsent(folded(table), table));
    }

    /** Servers may compare names with or without regard to capitals; a table too many does no harm. */
    private static String folded(TableId table) {
        return table.schema().toLowerCase(Locale.ROOT) + "\n" + table.table().toLowerCase(Locale.ROOT);
    }

    void take(LogNote note) {
        if (note instanceof LogNote.Statement statement) {
            statement(statement);
        } else if (note instanceof LogNote.UnreadableRows rows) {
            anew(Set.of(rows.table()), FaultCode.ROWS_UNREADABLE, reason(rows.because()));
        } else if (note instanceof LogNote.Incident) {
            anew(names.keySet(), FaultCode.LOG_INCIDENT);
        } else if (note instanceof LogNote.Prepared transaction) {
            prepared.prepared(transaction.xid(), transaction.tables());
        } else if (note instanceof LogNote.Decided transaction) {
            Set<TableId> all = new LinkedHashSet<>(names.keySet());
            anew(
                    prepared.decided(transaction.xid(), transaction.committed(), all),
                    FaultCode.TRANSACTION_PREPARED,
                    transaction.xid());
        }
    }

    private static String reason(LogNote.Reason because) {
        return switch (because) {
            case PARTIAL_IMAGE -> "binlog_row_image";
            case PARTIAL_JSON -> "binlog_row_value_options";
            case OTHER_COLUMNS -> "ALTER TABLE";
            case VERSIONED -> "SYSTEM VERSIONING";
            case ROLLED_BACK -> "ROLLBACK";
        };
    }

    private void anew(Set<TableId> concerned, FaultCode code, Object... more) {
        for (TableId table : concerned) {
            if (names.containsKey(table)) {
                events.readAnew(table, fault(code, table, more));
            }
            hanging(table, concerned);
        }
    }

    /** What refers to its rows may have changed with them. */
    private void hanging(TableId parent, Set<TableId> told) {
        for (TableId child : cascades.reachedFrom(parent)) {
            if (!told.contains(child)) {
                events.readAnew(child, fault(FaultCode.ROWS_BY_CASCADE, child, parent.table()));
            }
        }
    }

    private void gone(TableId table, FaultCode code, String how) {
        if (names.containsKey(table)) {
            events.gone(table, fault(code, table, how));
        }
        hanging(table, Set.of());
    }

    private Fault fault(FaultCode code, TableId table, Object... more) {
        String name = Objects.requireNonNullElse(names.get(table), table.schema() + "." + table.table());
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = name;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Fault.of(code, Place.of(source + "/" + name), arguments);
    }

    private void statement(LogNote.Statement note) {
        DdlStatement statement = DdlStatement.of(note.sql(), note.database());
        String quoted = note.sql().length() > QUOTED ? note.sql().substring(0, QUOTED) + "…" : note.sql();
        Set<TableId> concerned = new LinkedHashSet<>();
        statement.effects().forEach(effect -> effect(effect, note.understood(), quoted, concerned));
        statement.droppedDatabase().ifPresent(database -> dropped(database, quoted, concerned));
        if (!note.understood()) {
            tables.values().stream()
                    .filter(table -> !concerned.contains(table) && statement.names(table))
                    .forEach(table -> anew(Set.of(table), FaultCode.STATEMENT_UNKNOWN, quoted));
        }
    }

    private void effect(TableEffect effect, boolean understood, String sql, Set<TableId> concerned) {
        TableId table = tables.get(folded(effect.table()));
        if (table == null) {
            return;
        }
        boolean first = concerned.add(table);
        switch (effect.kind()) {
            case DROPPED -> gone(table, FaultCode.TABLE_DROPPED, sql);
            case RENAMED -> gone(table, FaultCode.TABLE_RENAMED, called(effect));
            case FOREIGN_KEYS -> events.foreignKeysChanged();
            case TRUNCATED -> {
                if (understood) {
                    hanging(table, Set.of());
                } else {
                    anew(Set.of(table), FaultCode.STATEMENT_UNKNOWN, sql);
                }
            }
            case ROWS, COLUMNS -> {
                if (first) {
                    anew(Set.of(table), understood ? FaultCode.ROWS_WITHOUT_LOG : FaultCode.STATEMENT_UNKNOWN, sql);
                }
            }
        }
    }

    private static String called(TableEffect effect) {
        TableId other = Objects.requireNonNull(effect.other(), "other");
        return other.schema().equals(effect.table().schema()) ? other.table() : other.schema() + "." + other.table();
    }

    private void dropped(String database, String sql, Set<TableId> concerned) {
        for (TableId table : tables.values()) {
            if (table.schema().equalsIgnoreCase(database) && concerned.add(table)) {
                gone(table, FaultCode.TABLE_DROPPED, sql);
            }
        }
    }

    /** What is open at this place of the log, to be kept with it. */
    PreparedTransactions prepared() {
        return prepared;
    }
}
