package org.heyi.hub.torture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.hub.server.Drivers;
import org.heyi.hub.server.HubFile;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;

/** A hub under test: {@code heyi up} in a process of its own, with its own embedded Neo4j. Its log is {@code hub.log} beside its data. */
public final class HubProcess implements AutoCloseable {
    private final Path schema;
    private final Path connectors;
    private final Path data;
    private final Map<String, String> environment;
    private final List<String> options;
    private @Nullable Process process;
    private @Nullable Driver driver;
    private @Nullable String uri;
    private boolean ended;

    /**
     * Starts nothing yet.
     *
     * @param environment what the connectors look up
     * @param options of its JVM
     */
    public HubProcess(Path schema, Path connectors, Path data, Map<String, String> environment, List<String> options) {
        this.schema = schema;
        this.connectors = connectors;
        this.data = data;
        this.environment = environment;
        this.options = List.copyOf(options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "hub-end"));
    }

    private synchronized void end() {
        ended = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Returns at once. */
    public synchronized void start() throws IOException {
        if (ended) {
            return;
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dcalcite.default.charset=UTF-8"));
        command.add(
                "-Dheyi.home=" + Path.of(System.getProperty("heyi.home", ".")).toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.heyi.hub.command.Heyi", "up"));
        command.addAll(List.of("--schema", schema.toString()));
        command.addAll(List.of("--connectors", connectors.toString()));
        command.addAll(List.of("--data", data.toString(), "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** What it says; beside its data. */
    public Path log() {
        return data.resolveSibling("hub.log");
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends the hub without any warning. */
    public synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends the hub's Neo4j without any warning; false when none runs. */
    public synchronized boolean killNeo4j() {
        List<ProcessHandle> children =
                process == null ? List.of() : process.children().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        return !children.isEmpty();
    }

    /** Where the hub listens, without a path; empty when none is ready. */
    public synchronized Optional<URI> address() {
        return ready().map(file -> URI.create(file.url()));
    }

    private Optional<HubFile> ready() {
        return isAlive()
                ? HubFile.read(data).filter(file -> process != null && file.pid() == process.pid())
                : Optional.empty();
    }

    /** A driver to the hub's Neo4j as it runs now; empty when no hub is ready. Closed by this. */
    public synchronized Optional<Driver> graph() throws IOException {
        Optional<HubFile> hub = ready();
        if (hub.isEmpty()) {
            return Optional.empty();
        }
        String found = hub.get().neo4j();
        if (driver == null || !found.equals(uri)) {
            closeDriver();
            String password =
                    Files.readString(data.resolve("neo4j").resolve("password")).strip();
            driver = Drivers.driver(URI.create(found), "neo4j", password);
            uri = found;
        }
        return Optional.of(driver);
    }

    private void closeDriver() {
        if (driver != null) {
            driver.close();
            driver = null;
        }
    }

    /** Ends the hub in order. */
    @Override
    public synchronized void close() {
        closeDriver();
        end();
        if (process != null) {
            process.onExit().join();
        }
    }
}
