package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/** Checks statements against the tables they read, and compiles them. Thread-safe. */
public final class MappingCompiler {
    private final FunctionLibrary functions;
    private final ZoneId zone;

    /**
     * @param zone of the source: timestamps without a zone are read as its clocks show them, and those with one are seen so in expressions
     */
    public MappingCompiler(FunctionLibrary functions, ZoneId zone) {
        this.functions = functions;
        this.zone = zone;
    }

    /**
     * One mapping for each table that is read, in the order the statements first read them.
     *
     * @param tables those of {@link Mappings#tables} that the source has
     * @param known names of all the source's tables, to offer when one does not exist
     * @throws FaultException with everything that is wrong: the reader's faults and these
     */
    public List<TableMapping> compile(Mappings mappings, List<Table> tables, Collection<String> known) {
        List<Fault> faults = new ArrayList<>(mappings.faults());
        Map<String, Table> byName = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
        Map<Table, List<StatementCompiler>> checked = new LinkedHashMap<>();
        for (Statement statement : mappings.statements()) {
            table(statement, byName, known, faults).ifPresent(table -> {
                StatementCompiler compiler = new StatementCompiler(
                        mappings.source(), mappings.ontology(), functions, zone, statement, table, faults);
                compiler.check();
                checked.computeIfAbsent(table, t -> new ArrayList<>()).add(compiler);
            });
        }
        throwIfAny(faults);
        List<TableMapping> compiled = new ArrayList<>();
        checked.forEach((table, statements) -> compiled.add(compile(table, statements)));
        throwIfAny(faults);
        return compiled;
    }

    private static TableMapping compile(Table table, List<StatementCompiler> statements) {
        RowKeys keys = new RowKeys(table);
        List<CompiledStatement> compiled = statements.stream()
                .map(s -> s.compile(keys))
                .flatMap(Optional::stream)
                .toList();
        return new CompiledTable(table, keys, compiled);
    }

    private static Optional<Table> table(
            Statement statement, Map<String, Table> tables, Collection<String> known, List<Fault> faults) {
        Table table = tables.get(statement.table());
        @Nullable Fault fault = TableFaults.of(statement.tablePlace(), statement.table(), table, known);
        if (fault != null) {
            faults.add(fault);
        }
        if (table == null || fault != null) {
            return Optional.empty();
        }
        if (table.view()) {
            faults.add(Fault.of(FaultCode.VIEW_MAPPED, statement.tablePlace(), statement.table()));
            return Optional.empty();
        }
        if (table.key().isEmpty()) {
            faults.add(Fault.of(FaultCode.TABLE_WITHOUT_KEY, statement.tablePlace(), statement.table()));
        }
        return Optional.of(table);
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(Mappings.inOrder(faults));
        }
    }
}
