package org.heyi.hub.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between a browser and a hub, as bad as a test wants it. */
final class Line implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "host", "content-length", "upgrade", "http2-settings");
    private static final Set<String> NOT_PASSED_BACK =
            Set.of("transfer-encoding", "content-length", "connection", "date");

    /** What becomes of a submission on its way. */
    enum Way {
        THROUGH,
        /** It stays on the way until {@link #cut()}, and never arrives. */
        HELD,
        /** The hub gets it, but its answer does not come back. */
        ANSWER_LOST
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String hub;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private volatile Way way = Way.THROUGH;
    private volatile CountDownLatch held = new CountDownLatch(1);

    Line(String hub) throws IOException {
        this.hub = hub;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From here on; what was seen is counted anew. */
    void submissions(Way way) {
        held = new CountDownLatch(1);
        arrived.set(0);
        seen.set(0);
        this.way = way;
    }

    /** Submissions that the browser has sent. */
    int seen() {
        return seen.get();
    }

    /** Submissions that the hub has answered. */
    int arrived() {
        return arrived.get();
    }

    /** Ends the connections of all that are held. */
    void cut() {
        held.countDown();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Way now = new String(body, java.nio.charset.StandardCharsets.UTF_8).contains("submitForm") ? way : null;
        try {
            if (now != null) {
                seen.incrementAndGet();
            }
            if (now == Way.HELD) {
                held.await();
                return;
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            if (now != null) {
                arrived.incrementAndGet();
            }
            if (now != Way.ANSWER_LOST) {
                answer(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_BACK.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
        threads.shutdownNow();
    }
}
