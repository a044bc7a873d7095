package org.heyi.hub.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Destination;
import org.heyi.connectors.DestinationReader;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryReader;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Reads the folders {@code out} of all connectors. */
public final class RouteReader {
    private RouteReader() {}

    /** Those without a fault, in order of connector and file; what is wrong with the others is added to {@code faults}. */
    public static List<Route> read(
            Ontology ontology,
            FunctionLibrary functions,
            List<Connector> connectors,
            Function<String, @Nullable String> environment,
            List<Fault> faults) {
        List<Route> routes = new ArrayList<>();
        for (Connector connector : connectors) {
            DeliveryReader.Deliveries read = new DeliveryReader(functions).read(connector.name(), connector.folder());
            DeliveryCompiler compiler = new DeliveryCompiler(ontology, functions, connector.zone());
            List<Fault> wrong = new ArrayList<>(read.faults());
            for (DeliveryStatement statement : read.statements()) {
                int before = wrong.size();
                wrong.addAll(compiler.check(statement));
                Optional<Destination> destination =
                        DestinationReader.read(connector, statement.from().file(), environment, wrong);
                if (wrong.size() == before) {
                    destination.ifPresent(to -> routes.add(new Route(connector, statement, to)));
                }
            }
            wrong.stream().distinct().forEach(faults::add);
            if (!read.faults().isEmpty()) {
                routes.removeIf(route -> route.connector().equals(connector));
            }
        }
        return routes;
    }
}
