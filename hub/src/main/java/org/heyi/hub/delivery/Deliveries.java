package org.heyi.hub.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heyi.connectors.Destination;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.RunningConnector;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.graph.GraphRecords;
import org.heyi.hub.graph.Outbox;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/** All that is given back to departments, a thread for each target. */
public final class Deliveries implements AutoCloseable {
    private final Map<String, Target> targets = new TreeMap<>();

    private Deliveries() {}

    private record Target(Route route, Outbox outbox, Deliverer deliverer) {}

    /** Begins to deliver, and returns at once; what is wrong is in {@link #statuses}. {@code mappings} by source. */
    public static Deliveries start(
            List<Route> routes,
            Ontology ontology,
            FunctionLibrary functions,
            Map<String, Mappings> mappings,
            Driver driver) {
        Deliveries deliveries = new Deliveries();
        for (Route route : routes) {
            Outbox outbox = new Outbox(driver, route.target());
            DeliveryCompiler compiler =
                    new DeliveryCompiler(ontology, functions, route.connector().zone());
            Mappings own = mappings.get(route.connector().name());
            Receiver receiver = receiver(route, outbox, compiler, own, functions, new GraphRecords(driver, ontology));
            Deliverer deliverer = Deliverer.start(outbox, receiver, route.fingerprint());
            deliveries.targets.put(route.target().name(), new Target(route, outbox, deliverer));
        }
        return deliveries;
    }

    private static Receiver receiver(
            Route route,
            Outbox outbox,
            DeliveryCompiler compiler,
            @Nullable Mappings own,
            FunctionLibrary functions,
            GraphRecords records) {
        if (route.destination() instanceof Destination.Webhook webhook) {
            return new Webhook(outbox, compiler.compile(route.statement()), webhook, Clock.systemUTC());
        }
        Destination.Tables tables = (Destination.Tables) route.destination();
        return new TableReceiver(
                outbox,
                RunningConnector.database(route.connector(), tables.database()),
                route.statement(),
                compiler,
                own != null && route.returns(own)
                        ? Optional.of(table -> new ArrivedRows(records, mapping(route, own, functions, table)))
                        : Optional.empty());
    }

    private static TableMapping mapping(Route route, Mappings own, FunctionLibrary functions, Table table) {
        return new ConnectorMappings(own, functions, route.connector().zone())
                .compile(table.name(), Optional.of(table), List.of(table.name()));
    }

    /** How each target is doing, in order of name. */
    public List<DeliveryStatus> statuses() {
        List<DeliveryStatus> statuses = new ArrayList<>();
        for (Target target : targets.values()) {
            Outbox.Counts counts = target.outbox().counts();
            statuses.add(new DeliveryStatus(
                    target.outbox().target().name(),
                    target.route().connector().department(),
                    target.deliverer().state(),
                    counts.waiting(),
                    counts.aside(),
                    counts.lastDeliveredAt(),
                    target.deliverer().fault()));
        }
        return statuses;
    }

    /**
     * At most {@code limit} of what a target refuses, with the reasons.
     *
     * @throws FaultException when there is no such target
     */
    public List<Outbox.Aside> aside(String target, int limit) {
        return outbox(target).aside(limit);
    }

    /**
     * Tries again what a target refused; gives how many entities that are.
     *
     * @throws FaultException when there is no such target
     */
    public long retry(String target) {
        return outbox(target).retry();
    }

    private Outbox outbox(String name) {
        Target target = targets.get(name);
        if (target == null) {
            throw new FaultException(Fault.of(
                    FaultCode.UNKNOWN_DELIVERY_TARGET, Place.of(name), name, DidYouMean.among(targets.keySet(), name)));
        }
        return target.outbox();
    }

    /** Ends the threads; what waits stays in the graph. */
    @Override
    public void close() {
        targets.values().parallelStream().forEach(target -> target.deliverer().close());
    }
}
