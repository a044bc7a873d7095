package org.heyi.connectors.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.database.Cascades;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.reading.TableState;
import org.heyi.connectors.capture.reading.TableStates;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Finds out, before each run of the engine, whether and with which tables it can run, and where it has to begin. */
final class Preparation {
    private final CaptureContext context;
    private final SourceDatabase database;

    Preparation(CaptureContext context, SourceDatabase database) {
        this.context = context;
        this.database = database;
    }

    /**
     * What is to be done.
     *
     * @param mappings of the tables that can be captured
     * @param leftOut why others cannot, by name
     * @param position where the log is to be read from; null when its reader is to begin at its end
     * @param states how far each table has been read, those left out, too
     * @param dropped tables that nothing maps any more, whose records are to go
     * @param estimatedRows of the tables that are to be read; null when nothing is known
     * @param cascades which of the tables the server changes without its log
     */
    record Plan(
            Map<TableId, TableMapping> mappings,
            Map<String, Fault> leftOut,
            @Nullable LogPosition position,
            Map<String, TableState> states,
            Set<String> dropped,
            @Nullable Long estimatedRows,
            Cascades cascades) {

        /** What the mappings call the tables that can be captured. */
        Map<TableId, String> names() {
            Map<TableId, String> names = new LinkedHashMap<>();
            mappings.forEach((id, mapping) -> names.put(id, mapping.table().name()));
            return names;
        }

        /** Whether a table is to be read that is not left out. */
        boolean reads() {
            return states.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().reading() != null && !leftOut.containsKey(entry.getKey()));
        }
    }

    /**
     * @throws FaultException when a person has to act first
     * @throws NoTableException when none of the tables can be captured
     * @throws org.heyi.connectors.capture.database.SourceAwayException when waiting may help
     */
    Plan plan() throws SQLException {
        try (Connection connection = database.connect()) {
            database.check(connection);
            TreeMap<String, Fault> leftOut = new TreeMap<>();
            List<TableMapping> mappings = compiled(connection, leftOut);
            requireOne(mappings, leftOut);
            List<Table> tables = mappings.stream().map(TableMapping::table).toList();
            @Nullable
            LogPosition stored = context.store()
                    .position(context.source())
                    .map(LogPosition::parse)
                    .orElse(null);
            SourceDatabase.Ready ready = database.prepare(connection, tables, stored);
            leftOut.putAll(ready.refused());
            mappings.removeIf(mapping -> leftOut.containsKey(mapping.table().name()));
            requireOne(mappings, leftOut);
            boolean begins = stored == null || ready.start() != null;
            if (begins) {
                context.store().restart(context.source(), context.mappings().fingerprint());
            }
            Map<String, TableState> before = context.store()
                    .tables(context.source())
                    .map(TableStates::parse)
                    .orElse(Map.of());
            Map<String, TableState> states = states(before, ready.changed(), leftOut.keySet());
            Set<String> dropped = new TreeSet<>(before.keySet());
            dropped.removeAll(states.keySet());
            List<Table> unread =
                    tables.stream().filter(table -> unread(states, table)).toList();
            @Nullable Long rows = unread.isEmpty() ? null : database.estimatedRows(connection, unread);
            Map<TableId, TableMapping> byId = byId(mappings);
            return new Plan(
                    byId,
                    leftOut,
                    begins ? ready.start() : stored,
                    states,
                    dropped,
                    rows,
                    database.cascades(connection, byId.keySet()));
        }
    }

    private void requireOne(List<TableMapping> mappings, Map<String, Fault> leftOut) {
        if (!mappings.isEmpty()) {
            return;
        }
        if (leftOut.isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.NOTHING_TO_CAPTURE, Place.of(context.source())));
        }
        throw new NoTableException(List.copyOf(leftOut.values()));
    }

    private static boolean unread(Map<String, TableState> states, Table table) {
        TableState state = states.get(table.name());
        return state != null && state.reading() != null;
    }

    /** A table whose statements or columns are others, or whose log was not complete, is read from its beginning; so is one that is left out, when it comes back. */
    private Map<String, TableState> states(Map<String, TableState> before, Set<String> changed, Set<String> leftOut) {
        Map<String, TableState> states = new TreeMap<>();
        for (String name : context.mappings().tables()) {
            String mapping = context.mappings().fingerprint(name);
            TableState state = before.get(name);
            if (state == null || !state.mapping().equals(mapping)) {
                states.put(name, TableState.unread(mapping));
            } else {
                states.put(name, changed.contains(name) || leftOut.contains(name) ? state.anew() : state);
            }
        }
        return states;
    }

    private Map<TableId, TableMapping> byId(List<TableMapping> mappings) {
        Map<TableId, TableMapping> byId = new LinkedHashMap<>();
        mappings.forEach(mapping -> byId.put(database.id(mapping.table().name()), mapping));
        return byId;
    }

    private List<TableMapping> compiled(Connection connection, Map<String, Fault> leftOut) throws SQLException {
        List<String> known = Catalogue.allNames(connection, null);
        List<TableMapping> mappings = new ArrayList<>();
        for (String name : context.mappings().tables().stream().sorted().toList()) {
            Optional<Table> table =
                    Catalogue.tables(connection, null, List.of(name)).stream().findFirst();
            try {
                mappings.add(context.mappings().compile(name, table, known));
                refusal(connection, table).ifPresent(fault -> leftOut.put(name, fault));
            } catch (FaultException e) {
                leftOut.put(name, e.faults().get(0));
            }
        }
        mappings.removeIf(mapping -> leftOut.containsKey(mapping.table().name()));
        return mappings;
    }

    private Optional<Fault> refusal(Connection connection, Optional<Table> table) throws SQLException {
        return table.isPresent() ? database.refused(connection, table.get()) : Optional.empty();
    }
}
