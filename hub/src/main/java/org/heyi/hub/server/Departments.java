package org.heyi.hub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.heyi.connectors.Connector;
import org.heyi.connectors.ConnectorReader;
import org.heyi.connectors.Connectors;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.hub.delivery.Route;
import org.heyi.hub.delivery.RouteReader;
import org.heyi.hub.form.document.FormReader;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.report.document.ReportReader;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.sdl.OntologyReader;
import org.jspecify.annotations.Nullable;

/**
 * A city as its data office wrote it: the schema, the connectors and their mappings, as far as they can be read.
 *
 * @param mappings by source; a source whose mappings have faults has them in there
 * @param schemaFaults everything wrong with the schema; then there is no ontology and nothing was mapped
 * @param forms those without a fault, and everything wrong with the others
 * @param reports the same of reports
 * @param routes what is given back to departments, without what has a fault; and everything wrong in {@code deliveryFaults}
 * @param connectorFaults everything wrong with folders and {@code connector.yaml}
 */
public record Departments(
        @Nullable Ontology ontology,
        List<Connector> connectors,
        Map<String, Mappings> mappings,
        List<Fault> schemaFaults,
        List<Fault> connectorFaults,
        FunctionLibrary functions,
        Forms forms,
        Reports reports,
        List<Route> routes,
        List<Fault> deliveryFaults) {

    /** Reads both directories. Needs no database. */
    public static Departments read(Path schema, Path connectors, Function<String, @Nullable String> environment) {
        Connectors read = ConnectorReader.read(connectors, environment);
        OntologyReader.Result result = OntologyReader.read(schema, names(connectors, read));
        FunctionLibrary functions = FunctionLibrary.configured();
        Map<String, Mappings> mappings = new HashMap<>();
        result.ontology().ifPresent(ontology -> {
            MappingReader reader = new MappingReader(ontology, functions);
            read.connectors().forEach(c -> mappings.put(c.name(), reader.read(c.name(), c.folder())));
        });
        Forms forms = result.ontology()
                .map(ontology -> FormReader.read(ontology, read.connectors()))
                .orElse(Forms.NONE);
        Reports reports = result.ontology()
                .map(ontology -> ReportReader.read(ontology, read.connectors()))
                .orElse(Reports.NONE);
        List<Fault> deliveryFaults = new ArrayList<>();
        List<Route> routes = result.ontology()
                .map(ontology -> RouteReader.read(ontology, functions, read.connectors(), environment, deliveryFaults))
                .orElse(List.of());
        return new Departments(
                result.ontology().orElse(null),
                read.connectors(),
                mappings,
                result.faults(),
                read.faults(),
                functions,
                forms,
                reports,
                routes,
                deliveryFaults);
    }

    /** Everything wrong: schema, then connectors, then mappings, then forms, reports and what is given back. */
    public List<Fault> faults() {
        List<Fault> all = new ArrayList<>(schemaFaults);
        all.addAll(connectorFaults);
        connectors.forEach(c -> all.addAll(
                mappings.containsKey(c.name()) ? mappings.get(c.name()).faults() : List.of()));
        all.addAll(forms.faults());
        all.addAll(reports.faults());
        all.addAll(deliveryFaults);
        return all;
    }

    /** What the hub writes to the tables that the connector reads. */
    public List<DeliveryStatement> ownDeliveries(Connector connector) {
        return routes.stream()
                .filter(route -> route.connector().equals(connector) && route.isOwnDatabase())
                .map(Route::statement)
                .toList();
    }

    /** The connector's mappings as its folder has them now. */
    public Mappings readMappings(Connector connector) {
        return new MappingReader(Objects.requireNonNull(ontology), functions)
                .read(connector.name(), connector.folder());
    }

    /** Department of each source. */
    public Map<String, String> bySource() {
        Map<String, String> departments = new HashMap<>();
        connectors.forEach(connector -> departments.put(connector.name(), connector.department()));
        return departments;
    }

    /** A folder that cannot be read still names its department, or the schema would be wrong because of it. */
    private static Set<String> names(Path directory, Connectors read) {
        Set<String> names = new HashSet<>();
        read.connectors().forEach(connector -> names.add(connector.department()));
        if (Files.isDirectory(directory)) {
            try (Stream<Path> folders = Files.list(directory)) {
                folders.filter(Files::isDirectory)
                        .forEach(f -> names.add(f.getFileName().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }
}
