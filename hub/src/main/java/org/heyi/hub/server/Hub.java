package org.heyi.hub.server;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import org.heyi.connectors.Connector;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.SourceMappings;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.delivery.ReturningMappings;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.connectors.running.RunningConnector;
import org.heyi.hub.delivery.Deliveries;
import org.heyi.hub.delivery.Route;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.graph.FormOpenings;
import org.heyi.hub.graph.GraphSchema;
import org.heyi.hub.graph.GraphSink;
import org.heyi.hub.graph.GraphSourceStore;
import org.heyi.hub.graph.KeptAnswers;
import org.heyi.hub.graph.Quarantine;
import org.heyi.hub.graph.SubmissionLog;
import org.heyi.hub.reconcile.ReconciledTable;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connectors streaming into a graph. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final HubSettings settings;
    private final Departments departments;
    private final Ontology ontology;
    private final GraphServer server;
    private final EntityIds ids;
    private final Quarantine quarantine;
    private final GraphSink sink;
    private final GraphSourceStore store;
    private final SubmissionLog submissions;
    private final FormOpenings openings;
    private final Deliveries deliveries;
    private final Map<String, Capture> captures = new ConcurrentSkipListMap<>();
    private final Map<String, SourceStatus> unstarted = new ConcurrentSkipListMap<>();

    private Hub(HubSettings settings, Departments departments, Ontology ontology, GraphServer server) {
        this.settings = settings;
        this.departments = departments;
        this.ontology = ontology;
        this.server = server;
        this.ids = GraphSchema.prepare(server.driver(), ontology);
        this.quarantine = new Quarantine(server.driver());
        this.sink = new GraphSink(
                server.driver(),
                ontology,
                departments.bySource(),
                ids,
                quarantine,
                departments.routes().stream().map(Route::target).toList());
        this.store = new GraphSourceStore(server.driver());
        this.submissions = new SubmissionLog(server.driver(), sink);
        this.openings = new FormOpenings(sink, Clock.system(ZoneId.systemDefault()));
        this.deliveries = Deliveries.start(
                departments.routes(), ontology, departments.functions(), departments.mappings(), server.driver());
    }

    /**
     * Starts the graph, then every connector that has no fault; the others show theirs in {@link #statuses()}.
     *
     * @throws FaultException when there is no schema or no graph to work with
     */
    public static Hub start(HubSettings settings) {
        // Both take seconds, and where the connectors are may be known only then.
        CompletableFuture<GraphServer> server = CompletableFuture.supplyAsync(() -> GraphServer.start(settings));
        try {
            Departments departments =
                    Departments.read(settings.schema(), settings.connectors(), settings.environment());
            Ontology ontology = departments.ontology();
            if (ontology == null) {
                throw new FaultException(departments.schemaFaults());
            }
            new Resnapshot(settings.resnapshot()).check(departments);
            departments.faults().forEach(fault -> LOG.error("{}", fault));
            Hub hub = new Hub(settings, departments, ontology, started(server));
            new KeptAnswers(hub.driver(), hub.sink, ontology).normalise();
            departments.connectors().forEach(hub::start);
            return hub;
        } catch (InterruptedException e) {
            CancellationException cancelled = new CancellationException("interrupted while starting");
            closeWhenStarted(server, cancelled);
            Thread.currentThread().interrupt();
            throw cancelled;
        } catch (RuntimeException e) {
            closeWhenStarted(server, e);
            throw e;
        }
    }

    private static void closeWhenStarted(CompletableFuture<GraphServer> server, RuntimeException why) {
        try {
            server.join().close();
        } catch (CompletionException notStarted) {
            why.addSuppressed(notStarted);
        }
    }

    private static GraphServer started(CompletableFuture<GraphServer> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void start(Connector connector) {
        Mappings mappings = Objects.requireNonNull(departments.mappings().get(connector.name()));
        Optional<Fault> fault = mappings.faults().stream().findFirst();
        if (fault.isPresent()) {
            unstarted.put(connector.name(), stopped(connector, fault.get()));
            return;
        }
        new Resnapshot(settings.resnapshot()).prepare(connector, store);
        captures.put(connector.name(), capture(connector, mappings));
    }

    private Capture capture(Connector connector, Mappings mappings) {
        CaptureContext context = new CaptureContext(
                connector.name(),
                connector.department(),
                mappings(connector, mappings),
                sink,
                store,
                options(connector));
        return RunningConnector.start(connector, context);
    }

    private CaptureOptions options(Connector connector) {
        return CaptureOptions.defaults()
                .withLogBytes(settings.sources().logBytes())
                .withProof(connector.proof().or(settings.sources().proof()).pace(connector.zone()));
    }

    private SourceMappings mappings(Connector connector, Mappings mappings) {
        SourceMappings compiled = new ConnectorMappings(mappings, departments.functions(), connector.zone());
        List<DeliveryStatement> written = departments.ownDeliveries(connector);
        return written.isEmpty() ? compiled : new ReturningMappings(compiled, mappings, written);
    }

    private static SourceStatus stopped(Connector connector, Fault fault) {
        return new SourceStatus(
                connector.name(), connector.department(), SourceStatus.State.STOPPED, null, null, 0, 0, 0, null, fault);
    }

    /** How each source is doing, in order of name. */
    public List<SourceStatus> statuses() {
        Map<String, SourceStatus> all = new TreeMap<>(unstarted);
        captures.forEach((source, capture) -> all.put(source, capture.status()));
        Fault graph = sink.waitingFor();
        List<SourceStatus> shown = new ArrayList<>();
        all.values().forEach(status -> shown.add(graph == null ? status : status.withFault(graph)));
        return shown;
    }

    /** The connector of that name; empty when there is none without fault. */
    public Optional<Connector> connector(String source) {
        return departments.connectors().stream()
                .filter(c -> c.name().equals(source))
                .findFirst();
    }

    /** Connectors in order of name. */
    public List<Connector> connectors() {
        return departments.connectors();
    }

    public Departments departments() {
        return departments;
    }

    public Ontology ontology() {
        return ontology;
    }

    public Driver driver() {
        return server.driver();
    }

    public EntityIds ids() {
        return ids;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    /** What is given back to departments. */
    public Deliveries deliveries() {
        return deliveries;
    }

    public GraphSink sink() {
        return sink;
    }

    /** The hub's own source. */
    public SubmissionLog submissions() {
        return submissions;
    }

    /** What counts how often forms are opened. */
    public FormOpenings openings() {
        return openings;
    }

    /** The operating system's id of the embedded Neo4j; 0 when the graph is elsewhere. */
    public long neo4jPid() {
        return server.pid();
    }

    /** Does this now, and again whenever the embedded Neo4j was started once more. */
    void whenNeo4jStarts(Runnable what) {
        server.whenStarted(what);
    }

    /** Bolt address of the graph. */
    public String neo4jUri() {
        return server.uri().toString();
    }

    /** The capture of a source; null when it was not started because of a fault. */
    public @Nullable Capture capture(String source) {
        return captures.get(source);
    }

    /**
     * What a replay did.
     *
     * @param quarantined rows of the source that were in quarantine before
     */
    public record Replayed(String source, long quarantined) {}

    /**
     * Reads the source's mappings again and maps all its rows with them, from a new snapshot: so those in quarantine, too.
     *
     * @throws FaultException when there is no such source, or its mappings have faults; then nothing was changed
     */
    public synchronized Replayed replay(String source) {
        Connector connector = connector(source)
                .orElseThrow(() -> new FaultException(Fault.of(FaultCode.UNKNOWN_SOURCE, Place.of(source))));
        Mappings mappings = departments.readMappings(connector);
        if (!mappings.faults().isEmpty()) {
            throw new FaultException(mappings.faults());
        }
        long before = quarantine.counts().getOrDefault(source, 0L);
        Capture running = captures.get(source);
        if (running != null) {
            running.close();
        }
        unstarted.remove(source);
        store.restart(source, "");
        captures.put(source, capture(connector, mappings));
        return new Replayed(source, before);
    }

    /**
     * Compares the graph with the tables of a department's sources, or of all when {@code department} is null, as their captures read and map
     * them; what differs is put right when {@code repair}.
     *
     * @throws FaultException when no source is of that department
     */
    public List<ReconciledTable> reconcile(@Nullable String department, boolean repair) throws InterruptedException {
        List<ReconciledTable> results = new ArrayList<>();
        for (Connector connector : departments.connectors()) {
            if (department == null
                    || department.equals(connector.department())
                    || department.equals(connector.name())) {
                results.addAll(reconcile(connector, repair));
            }
        }
        if (results.isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.UNKNOWN_SOURCE, Place.of(String.valueOf(department))));
        }
        return results;
    }

    private List<ReconciledTable> reconcile(Connector connector, boolean repair) throws InterruptedException {
        String source = connector.name();
        Capture capture = captures.get(source);
        if (capture == null) {
            SourceStatus status = unstarted.get(source);
            Fault fault = status == null || status.lastFault() == null
                    ? Fault.of(FaultCode.UNKNOWN_SOURCE, Place.of(source))
                    : status.lastFault();
            return List.of(ReconciledTable.failed(source, connector.department(), fault));
        }
        return capture.compare(repair).stream()
                .map(table -> ReconciledTable.of(source, connector.department(), table, repair))
                .toList();
    }

    /** Ends captures and deliveries, then the graph. What was committed stays. */
    @Override
    public void close() {
        captures.values().parallelStream().forEach(Capture::close);
        deliveries.close();
        server.close();
    }
}
