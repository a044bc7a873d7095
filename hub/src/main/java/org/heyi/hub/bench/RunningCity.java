package org.heyi.hub.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.hub.query.QueryLimits;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.hub.server.Hub;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;
import org.heyi.schema.fault.FaultException;

/** A department and a whole hub that follows it, web server and all. */
public final class RunningCity implements AutoCloseable {
    static final int IN_BUILDING = 20;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int LOOK_MILLIS = 50;

    private final BenchCity city;
    private final HubServer server;

    private RunningCity(BenchCity city, HubServer server) {
        this.city = city;
        this.server = server;
    }

    /** In {@code directory}, which is its own; returns when all residents are in the graph. */
    public static RunningCity start(Path directory, long residents)
            throws IOException, SQLException, InterruptedException {
        BenchCity city = BenchCity.start(directory.resolve("city"));
        try {
            city.reset(residents, IN_BUILDING);
            city.update(BenchResources.text("buildings.sql"), 0, residents / IN_BUILDING);
            HubServer server = HubServer.start(new HubSettings(
                    city.schema(),
                    city.connectors(),
                    directory.resolve("hub"),
                    0,
                    null,
                    city.environment()::get,
                    Set.of()));
            RunningCity running = new RunningCity(city, server);
            running.awaitStreaming();
            return running;
        } catch (SQLException | RuntimeException e) {
            city.close();
            throw e;
        }
    }

    private void awaitStreaming() throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        SourceStatus status = status();
        while (status.state() != SourceStatus.State.STREAMING) {
            if (status.state() == SourceStatus.State.STOPPED || watch.seconds() > LONGEST.toSeconds()) {
                close();
                throw new FaultException(BenchFaults.failed(String.valueOf(status.lastFault())));
            }
            Thread.sleep(LOOK_MILLIS);
            status = status();
        }
    }

    private SourceStatus status() {
        return hub().statuses().get(0);
    }

    BenchCity city() {
        return city;
    }

    Hub hub() {
        return server.hub();
    }

    int port() {
        return URI.create(server.url()).getPort();
    }

    /** Compiles as the hub's own does. */
    QueryEngine compiler() {
        return new QueryEngine(
                hub().ontology(),
                hub().driver(),
                hub().ids(),
                hub().departments().bySource(),
                java.util.List::of,
                QueryLimits.defaults());
    }

    @Override
    public void close() {
        server.close();
        city.close();
    }
}
