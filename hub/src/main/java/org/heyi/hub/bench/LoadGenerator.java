package org.heyi.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks a hub from a JVM of its own, so that what asking costs is not in the hub's figures. Its one argument is the hub's port. Each line of
 * standard input is one measurement: milliseconds, for a steady rate with {@code @} and requests per second behind them, then request bodies
 * in Base64, asked in turn; the answer is one line: requests per second, median and 99th percentile in milliseconds. Ends with its input.
 */
public final class LoadGenerator {
    static final String AT = "@";

    private LoadGenerator() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            List<byte[]> requests = Stream.of(words)
                    .skip(1)
                    .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                    .map(HttpConnection::request)
                    .toList();
            System.out.println(ask(port, words[0].split(AT), requests).line());
            System.out.flush();
        }
    }

    private static Load ask(int port, String[] time, List<byte[]> requests) throws InterruptedException {
        long millis = Long.parseLong(time[0]);
        return time.length > 1
                ? OpenLoad.measure(millis, Integer.parseInt(time[1]), requests.size(), askers(port, requests))
                : Load.measure(millis, requests.size(), askers(port, requests));
    }

    private static Supplier<Load.Asker> askers(int port, List<byte[]> requests) {
        return () -> {
            try {
                HttpConnection connection = new HttpConnection(port);
                return new Load.Asker() {
                    @Override
                    public void ask(int which) {
                        try {
                            connection.ask(requests.get(which));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }

                    @Override
                    public void close() throws IOException {
                        connection.close();
                    }
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
