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
import java.util.stream.Collectors;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.CapturedTables;
import org.heyi.connectors.capture.database.LogPosition;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
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
     * What the engine is to do.
     *
     * @param mappings of the tables that can be captured
     * @param leftOut why the others cannot
     * @param position where to go on; null when a snapshot is needed
     * @param estimatedRows of that snapshot; null when there is none, or nothing is known
     */
    record Plan(
            Map<TableId, TableMapping> mappings,
            List<Fault> leftOut,
            @Nullable LogPosition position,
            @Nullable Long estimatedRows) {}

    /**
     * @throws FaultException when a person has to act first
     * @throws org.heyi.connectors.capture.database.SourceAwayException when waiting may help
     */
    Plan plan() throws SQLException {
        try (Connection connection = database.connect()) {
            database.check(connection);
            TreeMap<String, Fault> leftOut = new TreeMap<>();
            List<TableMapping> mappings = compiled(connection, leftOut);
            Optional<String> stored = CapturedTables.position(context, names(mappings), leftOut);
            @Nullable LogPosition position = stored.map(LogPosition::parse).orElse(null);
            List<Table> tables = mappings.stream().map(TableMapping::table).toList();
            database.prepare(connection, tables, position);
            @Nullable Long rows = position == null ? database.estimatedRows(connection, tables) : null;
            return new Plan(byId(mappings), List.copyOf(leftOut.values()), position, rows);
        }
    }

    private static Set<String> names(List<TableMapping> mappings) {
        return mappings.stream().map(mapping -> mapping.table().name()).collect(Collectors.toSet());
    }

    private Map<TableId, TableMapping> byId(List<TableMapping> mappings) {
        Map<TableId, TableMapping> byId = new LinkedHashMap<>();
        mappings.forEach(mapping -> byId.put(database.id(mapping.table().name()), mapping));
        return byId;
    }

    private List<TableMapping> compiled(Connection connection, Map<String, Fault> leftOut) throws SQLException {
        List<String> known = Catalogue.names(connection, null);
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
