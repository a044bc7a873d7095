package org.heyi.connectors.mapping.compile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.From;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/** Checks statements that fill a department's table, and compiles them. Thread-safe. */
public final class DeliveryCompiler {
    private final Ontology ontology;
    private final FunctionLibrary functions;
    private final ZoneId zone;

    /** @param zone the department's: its columns without a zone are written, and expressions see moments, as its clocks show them */
    public DeliveryCompiler(Ontology ontology, FunctionLibrary functions, ZoneId zone) {
        this.ontology = ontology;
        this.functions = functions;
        this.zone = zone;
    }

    /** What is wrong with the statement, as far as it can be known without the department. */
    public List<Fault> check(DeliveryStatement statement) {
        try {
            compile(statement);
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    /**
     * Compiles for an event, whose values have the types of their expressions.
     *
     * @throws FaultException with everything that is wrong
     */
    public CompiledDelivery compile(DeliveryStatement statement) {
        return compile(statement, (Table) null);
    }

    /**
     * Compiles for a department's table.
     *
     * @param tables the statement's table, if the department has it
     * @param known names of all the department's tables, to offer when it has not
     * @throws FaultException with everything that is wrong
     */
    public CompiledDelivery compile(DeliveryStatement statement, List<Table> tables, List<String> known) {
        @Nullable Table table = tables.stream().findFirst().orElse(null);
        @Nullable Fault fault = TableFaults.of(statement.tablePlace(), statement.table(), table, known);
        if (fault != null) {
            throw new FaultException(fault);
        }
        return compile(statement, table);
    }

    private CompiledDelivery compile(DeliveryStatement statement, @Nullable Table table) {
        List<Fault> faults = new ArrayList<>();
        Optional<DeliveryExpressions> typed = entity(statement, faults)
                .map(type -> new DeliveryExpressions(functions, zone, statement, type, faults));
        if (table != null) {
            typed.ifPresent(expressions -> expressions.checkTable(table));
        }
        throwIfAny(faults);
        CompiledDelivery compiled = typed.orElseThrow().compile(table);
        throwIfAny(faults);
        return compiled;
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(Mappings.inOrder(faults));
        }
    }

    private Optional<EntityType> entity(DeliveryStatement statement, List<Fault> faults) {
        From from = statement.from();
        Optional<EntityType> type = ontology.find(from.name());
        if (type.isEmpty()) {
            List<String> names =
                    ontology.entities().stream().map(EntityType::name).toList();
            faults.add(Fault.of(
                    FaultCode.UNKNOWN_ENTITY_TYPE,
                    statement.typePlace(),
                    from.name(),
                    DidYouMean.among(names, from.name())));
        }
        return type;
    }
}
