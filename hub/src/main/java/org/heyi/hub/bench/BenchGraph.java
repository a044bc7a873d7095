package org.heyi.hub.bench;

import java.nio.file.Path;
import java.util.Map;
import org.heyi.hub.graph.EntityIds;
import org.heyi.hub.graph.GraphSchema;
import org.heyi.hub.neo4j.Neo4jProcess;
import org.heyi.hub.server.Drivers;
import org.heyi.schema.Ontology;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** An empty graph in a Neo4j process of its own, with the hub's constraints and indexes. */
final class BenchGraph implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final Neo4jProcess process;
    private final Driver driver;
    private final EntityIds ids;

    private BenchGraph(Neo4jProcess process, Driver driver, EntityIds ids) {
        this.process = process;
        this.driver = driver;
        this.ids = ids;
    }

    /** All graphs of the bench make the same ids, so that they can be compared. */
    static BenchGraph start(Path directory, Ontology ontology) {
        Neo4jProcess process = Neo4jProcess.start(directory);
        Driver driver = Drivers.driver(process.uri(), "neo4j", process.password());
        try (Session session = driver.session()) {
            session.run("CREATE (:Hub {name: 'hub', idKey: $key})", Map.of("key", new byte[KEY_BYTES]))
                    .consume();
        }
        return new BenchGraph(process, driver, GraphSchema.prepare(driver, ontology));
    }

    Driver driver() {
        return driver;
    }

    /** CPU seconds that Neo4j has used. */
    double cpuSeconds() {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(used -> used.toMillis() / 1000.0)
                .orElse(0.0);
    }

    EntityIds ids() {
        return ids;
    }

    @Override
    public void close() {
        driver.close();
        process.close();
    }
}
