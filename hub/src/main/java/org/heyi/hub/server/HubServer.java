package org.heyi.hub.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.hub.catalog.CatalogMaker;
import org.heyi.hub.catalog.api.CatalogFetchers;
import org.heyi.hub.correction.api.CorrectionFetchers;
import org.heyi.hub.form.api.FormFetchers;
import org.heyi.hub.form.check.FormCheck;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.finding.FormSubject;
import org.heyi.hub.form.finding.ReportingDepartment;
import org.heyi.hub.form.label.Labels;
import org.heyi.hub.graph.Corrections;
import org.heyi.hub.graph.FormVersions;
import org.heyi.hub.ledger.api.LedgerFetchers;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.api.DeliveryReport;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.query.api.SourceReport;
import org.heyi.hub.query.cypher.CorrectionReader;
import org.heyi.hub.query.cypher.GraphReader;
import org.heyi.hub.query.cypher.LedgerReader;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.hub.report.api.ReportFetchers;
import org.heyi.hub.report.schedule.ReportSchedule;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A hub with its web server on 127.0.0.1. */
public final class HubServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;

    private final HubSettings settings;
    private final DataLock lock;
    private final Hub hub;
    private final ConfigurableApplicationContext web;
    private final int port;
    private final CorrectionExpiry expiry;
    private final OpeningsTimer openings;
    private final EntityProofTimer proof;
    private final ReportSchedule schedule;

    private HubServer(HubSettings settings, DataLock lock, Hub hub, ConfigurableApplicationContext web, int port) {
        this.settings = settings;
        this.lock = lock;
        this.hub = hub;
        this.expiry = new CorrectionExpiry(new Corrections(hub.sink(), Clock.systemUTC()));
        this.openings = new OpeningsTimer(hub.openings());
        this.proof = new EntityProofTimer(hub.sink().entityProof());
        this.schedule = web.getBean(CityReports.class).schedule();
        this.web = web;
        this.port = port;
        schedule.start();
    }

    /**
     * Starts everything and returns once queries are answered; writes {@code hub.json} for the command line.
     *
     * @throws FaultException when the port is taken, or the schema or the graph cannot be used
     */
    public static HubServer start(HubSettings settings) {
        DataLock lock = DataLock.take(settings.data());
        try {
            // Of a hub that did not end by itself.
            HubFile.delete(settings.data());
            refuseTakenPort(settings.port());
            Hub hub = Hub.start(settings);
            try {
                return start(settings, lock, hub);
            } catch (RuntimeException e) {
                hub.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static HubServer start(HubSettings settings, DataLock lock, Hub hub) {
        String token = newToken();
        ConfigurableApplicationContext web = startWeb(settings, hub, token);
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                .getPort();
        HubServer server = new HubServer(settings, lock, hub, web, port);
        hub.whenNeo4jStarts(
                () -> new HubFile(server.url(), token, ProcessHandle.current().pid(), hub.neo4jPid(), hub.neo4jUri())
                        .write(settings.data()));
        return server;
    }

    /** Without a path: {@code http://127.0.0.1:8080}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Hub hub() {
        return hub;
    }

    /** A way to ask its API without the network. */
    public Asking asking() {
        return web.getBean(QueryEngine.class).asking();
    }

    /** @throws FaultException when another hub runs on this data directory */
    public static void refuseSecondHub(Path data) {
        DataLock.refuseTaken(data);
    }

    /** Before anything that takes long is started. */
    private static void refuseTakenPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw portTaken(port, e);
        }
    }

    private static FaultException portTaken(int port, Exception e) {
        return new FaultException(Fault.of(FaultCode.PORT_TAKEN, Place.of("127.0.0.1:" + port)), e);
    }

    private static ConfigurableApplicationContext startWeb(HubSettings settings, Hub hub, String token) {
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(Ontology.class, hub::ontology);
            context.registerBean(QueryEngine.class, () -> queryEngine(hub, context));
            context.registerBean(OperatorApi.class, () -> new OperatorApi(hub, token));
            context.registerBean(CatalogApi.class, () -> catalogApi(hub, context));
            context.registerBean(CityReports.class, () -> reports(settings, hub, context));
            context.registerBean(
                    ReportApi.class,
                    () -> new ReportApi(context.getBean(CityReports.class).runs()));
        };
        SpringApplication application = new SpringApplicationBuilder(WebConfiguration.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        settings.port(),
                        "server.shutdown",
                        "graceful",
                        "spring.lifecycle.timeout-per-shutdown-phase",
                        "5s",
                        "management.endpoints.web.exposure.include",
                        "health",
                        "server.tomcat.max-keep-alive-requests",
                        -1,
                        "spring.mvc.formcontent.filter.enabled",
                        false,
                        "spring.mvc.publish-request-handled-events",
                        false,
                        "spring.main.lazy-initialization",
                        true))
                .initializers(beans)
                .build();
        try {
            return application.run();
        } catch (RuntimeException e) {
            if (isPortInUse(e)) {
                throw portTaken(settings.port(), e);
            }
            throw e;
        }
    }

    private static QueryEngine queryEngine(Hub hub, GenericApplicationContext context) {
        return new QueryEngine(
                hub.ontology(),
                hub.driver(),
                hub.ids(),
                hub.departments().bySource(),
                () -> sources(hub),
                QueryLimits.defaults(),
                asking -> catalogFetchers(
                        hub,
                        asking,
                        corrections(hub)
                                .and(ledger(hub))
                                .and(forms(hub, asking))
                                .and(reports(context))));
    }

    private static RootFetchers reports(GenericApplicationContext context) {
        return ReportFetchers.of(
                () -> context.getBean(CityReports.class).runs(),
                () -> context.getBean(CityReports.class).schedule());
    }

    private static RootFetchers forms(Hub hub, Asking asking) {
        Forms forms = hub.departments().forms();
        List<FormSubject> subjects = FormSubject.of(hub.ontology(), forms);
        List<ReportingDepartment> reporting = ReportingDepartment.of(hub.connectors());
        return FormFetchers.of(
                        hub.ontology(),
                        forms,
                        Set.copyOf(hub.departments().bySource().values()),
                        asking,
                        hub.submissions(),
                        new FormVersions(hub.driver()),
                        hub.openings(),
                        Clock.systemUTC())
                .with("formSubjects", environment -> subjects)
                .with("reportingDepartments", environment -> reporting)
                .with("deliveries", environment -> deliveries(hub));
    }

    private static RootFetchers corrections(Hub hub) {
        return CorrectionFetchers.of(
                hub.departments().bySource().values(),
                new CorrectionReader(hub.ontology(), new GraphReader(hub.driver()), Clock.systemUTC()),
                new Corrections(hub.sink(), Clock.systemUTC()));
    }

    private static RootFetchers ledger(Hub hub) {
        return LedgerFetchers.of(
                hub.ontology(), new LedgerReader(new GraphReader(hub.driver())), ZoneId.systemDefault());
    }

    private static RootFetchers catalogFetchers(Hub hub, Asking asking, RootFetchers others) {
        Departments city = hub.departments();
        Labels labels = new Labels(hub.ontology(), city.mappings().values());
        FormCheck check = new FormCheck(hub.ontology(), city.forms(), labels, asking.catalog(), Clock.systemUTC());
        return CatalogFetchers.with(others, city.forms(), catalogMaker(hub, asking), check);
    }

    private static CatalogMaker catalogMaker(Hub hub, Asking asking) {
        Departments city = hub.departments();
        return new CatalogMaker(hub.ontology(), city.forms(), city.reports(), asking.catalog());
    }

    private static CatalogApi catalogApi(Hub hub, GenericApplicationContext context) {
        CatalogMaker catalog =
                catalogMaker(hub, context.getBean(QueryEngine.class).asking());
        return new CatalogApi(catalog::catalog, hub.connectors());
    }

    private static List<DeliveryReport> deliveries(Hub hub) {
        return hub.deliveries().statuses().stream().map(DeliveryReport::of).toList();
    }

    private static CityReports reports(HubSettings settings, Hub hub, GenericApplicationContext context) {
        Asking asking = context.getBean(QueryEngine.class).asking();
        return CityReports.of(hub, asking, settings.data(), Clock.systemUTC());
    }

    private static List<SourceReport> sources(Hub hub) {
        Map<String, Long> quarantined = hub.quarantine().lastCounts();
        return Stream.concat(
                        hub.statuses().stream(), Stream.of(hub.submissions().status()))
                .map(status -> SourceReport.of(status, quarantined.getOrDefault(status.source(), 0L)))
                .toList();
    }

    private static boolean isPortInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Closes all parts, whatever becomes of one of them. */
    @Override
    public void close() {
        @Nullable RuntimeException failed = null;
        List<Runnable> parts = List.of(
                () -> HubFile.delete(settings.data()),
                schedule::close,
                web::close,
                expiry::close,
                openings::close,
                proof::close,
                hub::close,
                lock::close);
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException e) {
                if (failed != null) {
                    e.addSuppressed(failed);
                }
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
