package org.heyi.hub.neo4j;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Neo4j, in a child JVM that ends with this one and is started again when it dies. */
public final class Neo4jProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Neo4jProcess.class);
    private static final long MEBIBYTE = 1024L * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int LEAST_MEMORY = 512;
    private static final int MOST_MEMORY = 8192;

    private final Path data;
    private final int port;
    private final String password;
    private volatile Process process;
    private volatile boolean closing;
    private volatile Runnable started = () -> {};

    private Neo4jProcess(Path data, int port, String password) {
        this.data = data;
        this.port = port;
        this.password = password;
        this.process = launch();
    }

    /**
     * Starts Neo4j on {@code data}, made when it is not there, and returns when it answers.
     *
     * @throws FaultException when it does not start; the log in {@code data} says why
     */
    public static Neo4jProcess start(Path data) {
        try {
            Files.createDirectories(data);
            Neo4jProcess neo4j =
                    new Neo4jProcess(data, freePort(), PasswordFile.readOrCreate(data.resolve("password")));
            Thread supervisor = new Thread(neo4j::supervise, "neo4j-supervisor");
            supervisor.setDaemon(true);
            supervisor.start();
            return neo4j;
        } catch (IOException e) {
            throw new FaultException(
                    Fault.of(FaultCode.DATA_DIRECTORY_UNUSABLE, Place.of(data.toString()), e.toString()), e);
        }
    }

    public URI uri() {
        return URI.create("bolt://127.0.0.1:" + port);
    }

    /** Of the user {@code neo4j}; kept in a file that only the owner can read. */
    public String password() {
        return password;
    }

    /** The operating system's id of the child as it runs now. */
    public long pid() {
        return process.pid();
    }

    /** Is done whenever it was started again. */
    public void whenStarted(Runnable what) {
        started = what;
    }

    private Process launch() {
        Path logFile = data.resolve("neo4j.log");
        try {
            Process started = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
            OutputStream input = started.getOutputStream();
            input.write((password + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            awaitReady(started, logFile);
            return started;
        } catch (IOException e) {
            throw new FaultException(
                    Fault.of(FaultCode.NEO4J_DID_NOT_START, Place.of("Neo4j"), logFile, e.toString()), e);
        }
    }

    private List<String> command() throws IOException {
        Path module = Path.of(System.getProperty("heyi.home", "."), "hub", "neo4j", "target");
        int memory = memoryMebibytes();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + memory + "m", "-XX:+UseG1GC"));
        command.addAll(
                List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        String libraries = Files.readString(module.resolve("classpath")).strip();
        command.addAll(List.of("-cp", module.resolve("classes") + File.pathSeparator + libraries));
        command.addAll(
                List.of("org.heyi.neo4j.EmbeddedNeo4j", data.toString(), String.valueOf(port), String.valueOf(memory)));
        return command;
    }

    /** An eighth of the machine's memory, for the heap and again for the page cache. */
    private static int memoryMebibytes() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long eighth = system.getTotalMemorySize() / 8 / MEBIBYTE;
        return (int) Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, eighth));
    }

    private void awaitReady(Process started, Path logFile) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new FaultException(Fault.of(
                    FaultCode.NEO4J_DID_NOT_START, Place.of("Neo4j"), logFile, WhyNeo4jEnded.of(data, logFile)));
        }
    }

    private void supervise() {
        while (!closing) {
            try {
                int exit = process.waitFor();
                if (!closing) {
                    log.warn("Neo4j ended with {}; starting it again", exit);
                    process = launch();
                    started.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("{}; trying again", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
