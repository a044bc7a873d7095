package org.heyi.connectors.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.SourceMappings;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.Mappings;

/** A connector's statements, whose records also say which values were made of nothing but columns that the hub fills. */
public final class ReturningMappings implements SourceMappings {
    private final SourceMappings compiled;
    private final Mappings mappings;
    private final Map<String, Set<String>> filled = new LinkedHashMap<>();

    /** @param deliveries what the hub writes to the tables of the same database */
    public ReturningMappings(SourceMappings compiled, Mappings mappings, List<DeliveryStatement> deliveries) {
        this.compiled = compiled;
        this.mappings = mappings;
        deliveries.forEach(delivery -> filled.put(delivery.table(), Set.copyOf(delivery.columnNames())));
    }

    @Override
    public String fingerprint() {
        return compiled.fingerprint();
    }

    @Override
    public String fingerprint(String table) {
        return compiled.fingerprint(table);
    }

    @Override
    public Set<String> tables() {
        return compiled.tables();
    }

    @Override
    public TableMapping compile(String name, Optional<Table> table, Collection<String> known) {
        return returning(compiled.compile(name, table, known));
    }

    /** The statements of a table, compiled before, with the origins of their records' values. */
    public TableMapping returning(TableMapping mapping) {
        String name = mapping.table().name();
        Set<String> columns = filled.get(name);
        return columns == null
                ? mapping
                : new ReturningTable(mapping, mappings.ofTable(name).statements(), columns);
    }
}
