package org.heyi.connectors.running;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.SourceMappings;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.compile.MappingCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.Mappings;

/** A connector's statements, compiled table by table as its capture asks. */
public final class ConnectorMappings implements SourceMappings {
    private final Mappings mappings;
    private final MappingCompiler compiler;

    /** {@code zone} is the source's, by whose clocks its timestamps without a zone are read. */
    public ConnectorMappings(Mappings mappings, FunctionLibrary functions, ZoneId zone) {
        this.mappings = mappings;
        this.compiler = new MappingCompiler(functions, zone);
    }

    @Override
    public String fingerprint() {
        return mappings.fingerprint();
    }

    @Override
    public String fingerprint(String table) {
        return mappings.ofTable(table).fingerprint();
    }

    @Override
    public Set<String> tables() {
        return mappings.tables();
    }

    @Override
    public TableMapping compile(String name, Optional<Table> table, Collection<String> known) {
        return compiler.compile(mappings.ofTable(name), table.stream().toList(), known).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no statement reads " + name));
    }

    /** Compiles the statements of all these tables, of which there are no others. */
    public List<TableMapping> compile(List<Table> tables) {
        return compile(tables, tables.stream().map(Table::name).toList());
    }

    /**
     * Compiles the statements of all these tables.
     *
     * @param known names of all the source's tables, to offer when one does not exist
     */
    public List<TableMapping> compile(List<Table> tables, Collection<String> known) {
        return compiler.compile(mappings, tables, known);
    }
}
