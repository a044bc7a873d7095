package org.heyi.hub.webhook;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heyi.connectors.Destination;

/** Posts events in CloudEvents' JSON format to a department's service, signed with the secret that both have. */
public final class SignedPost {
    /** Unix seconds at which the request was signed. */
    public static final String TIMESTAMP = "Heyi-Timestamp";

    /** {@code sha256=} and the HMAC-SHA256, in hexadecimal, of the timestamp, a dot, and the body. */
    public static final String SIGNATURE = "Heyi-Signature";

    private static final String TYPE = "application/cloudevents+json; charset=UTF-8";
    private static final String HMAC = "HmacSHA256";
    private static final int CHUNK = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The request itself is at fault: it would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 409, 413, 415, 422);

    private final Destination.Webhook destination;
    private final Duration longest;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param longest that sending and the answer may take together */
    public SignedPost(Destination.Webhook destination, Duration longest, Clock clock) {
        this.destination = destination;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * What a service answered.
     *
     * @param status of HTTP
     */
    public record Answer(int status) {

        /** Whether the service has the event. */
        public boolean isTaken() {
            return status / 100 == 2;
        }

        /** Whether the same event would be refused again. */
        public boolean isRefusal() {
            return REFUSED.contains(status);
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** @throws IOException when the service cannot be reached or does not answer in time */
    public Answer send(String event) throws IOException, InterruptedException {
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        return send(BodyPublishers.ofByteArray(body), mac -> mac.update(body));
    }

    /**
     * Sends the event that {@code file} holds, without holding it in memory.
     *
     * @throws IOException when the service cannot be reached or does not answer in time
     */
    public Answer send(Path file) throws IOException, InterruptedException {
        return send(body(file), mac -> {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    mac.update(chunk, 0, read);
                }
            }
        });
    }

    private static BodyPublisher body(Path file) throws FileNotFoundException {
        return BodyPublishers.ofFile(file);
    }

    /** Gives the body to what signs it. */
    private interface Body {
        void to(Mac mac) throws IOException;
    }

    private Answer send(BodyPublisher publisher, Body body) throws IOException, InterruptedException {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(destination.url())
                .timeout(longest)
                .header("Content-Type", TYPE)
                .header(TIMESTAMP, seconds)
                .header(SIGNATURE, "sha256=" + signature(seconds, body))
                .POST(publisher)
                .build();
        return new Answer(
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private String signature(String seconds, Body body) throws IOException {
        Mac mac = mac();
        mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
        body.to(mac);
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(destination.secret().reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
