package org.heyi.hub.server;

import java.net.URI;
import java.util.function.Function;
import org.heyi.hub.neo4j.Neo4jProcess;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;

/** The Neo4j that the hub writes to: the embedded one, or a server of the city's. */
final class GraphServer implements AutoCloseable {
    private final @Nullable Neo4jProcess process;
    private final URI uri;
    private final Driver driver;

    private GraphServer(@Nullable Neo4jProcess process, URI uri, String user, String password) {
        this.process = process;
        this.uri = uri;
        this.driver = Drivers.driver(uri, user, password);
    }

    static GraphServer start(HubSettings settings) {
        URI external = settings.neo4j();
        if (external == null) {
            Neo4jProcess process = Neo4jProcess.start(settings.data().resolve("neo4j"));
            return new GraphServer(process, process.uri(), "neo4j", process.password());
        }
        Function<String, @Nullable String> environment = settings.environment();
        String user = environment.apply("HEYI_NEO4J_USER");
        String password = environment.apply("HEYI_NEO4J_PASSWORD");
        if (password == null) {
            throw new FaultException(Fault.of(FaultCode.NEO4J_PASSWORD_MISSING, Place.of(external.toString())));
        }
        GraphServer server = new GraphServer(null, external, user == null ? "neo4j" : user, password);
        server.verify(external);
        return server;
    }

    private void verify(URI external) {
        try {
            driver.verifyConnectivity();
        } catch (Neo4jException e) {
            driver.close();
            throw new FaultException(
                    Fault.of(
                            FaultCode.NEO4J_UNREACHABLE, Place.of(external.toString()), String.valueOf(e.getMessage())),
                    e);
        }
    }

    Driver driver() {
        return driver;
    }

    URI uri() {
        return uri;
    }

    /** The operating system's id of the embedded server; 0 for an external one. */
    long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Does this now, and again whenever the embedded server was started once more. */
    void whenStarted(Runnable what) {
        what.run();
        if (process != null) {
            process.whenStarted(what);
        }
    }

    @Override
    public void close() {
        driver.close();
        if (process != null) {
            process.close();
        }
    }
}
