package org.heyi.hub.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.heyi.schema.fault.FaultException;

/** A {@link LoadGenerator} in a child JVM. */
public final class LoadProcess implements AutoCloseable {
    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private LoadProcess(Process process) {
        this.process = process;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Asks the hub that listens on {@code port}. */
    public static LoadProcess start(int port) throws IOException {
        return new LoadProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes(),
                        LoadGenerator.class.getName(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String classes() {
        try {
            return Path.of(LoadGenerator.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has a place that is no address", e);
        }
    }

    /** Asks as fast as answers come, for {@code millis}. */
    public Load measure(long millis, List<String> bodies) throws IOException {
        return measure(String.valueOf(millis), bodies);
    }

    /** Asks {@code perSecond} times a second, for {@code millis}; what an answer took counts from when it was to be asked for. */
    public Load measure(long millis, int perSecond, List<String> bodies) throws IOException {
        return measure(millis + LoadGenerator.AT + perSecond, bodies);
    }

    private Load measure(String howLong, List<String> bodies) throws IOException {
        input.write(howLong);
        for (String body : bodies) {
            input.write(' ');
            input.write(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        }
        input.write('\n');
        input.flush();
        String line = output.readLine();
        if (line == null) {
            throw new FaultException(BenchFaults.failed("the load generator ended"));
        }
        return Load.parse(line);
    }

    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
