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
final class LoadProcess implements AutoCloseable {
    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private LoadProcess(Process process) {
        this.process = process;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static LoadProcess start(int port) throws IOException {
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

    Load measure(long millis, List<String> bodies) throws IOException {
        input.write(String.valueOf(millis));
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
