package org.heyi.hub.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heyi.connectors.Destination;
import org.heyi.connectors.mapping.compile.CompiledDelivery;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service that takes CloudEvents 1.0, signed, one at a time. */
final class Webhook implements Receiver {
    /** Unix seconds at which the request was signed. */
    static final String TIMESTAMP = "Heyi-Timestamp";

    /** {@code sha256=} and the HMAC-SHA256, in hexadecimal, of the timestamp, a dot, and the body. */
    static final String SIGNATURE = "Heyi-Signature";

    private static final String TYPE = "application/cloudevents+json; charset=UTF-8";
    private static final String HMAC = "HmacSHA256";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** The request itself is at fault: it would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 409, 413, 415, 422);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final CompiledDelivery delivery;
    private final Destination.Webhook destination;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Webhook(Outbox outbox, CompiledDelivery delivery, Destination.Webhook destination, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.destination = destination;
        this.clock = clock;
    }

    @Override
    public int deliver(List<Entry> entries) throws InterruptedException {
        if (entries.size() > 1) {
            // Each is acknowledged by itself; one that is refused must not be the first of several.
            for (Entry entry : entries) {
                try {
                    deliver(entry);
                } catch (RefusedException e) {
                    outbox.setAside(entry, e.fault(), null);
                }
            }
        } else {
            deliver(entries.get(0));
        }
        return entries.size();
    }

    private void deliver(Entry entry) throws InterruptedException {
        String data = Selection.of(delivery, entry).map(Webhook::data).orElse(null);
        if (!Objects.equals(data, entry.event())) {
            send(CloudEvent.of(entry, delivery.statement(), data));
        }
        outbox.acknowledge(List.of(entry.delivered(data)));
    }

    private static String data(Map<String, @Nullable Object> row) {
        return JSON.writeValueAsString(row);
    }

    private void send(String body) throws InterruptedException {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(destination.url())
                .timeout(ANSWER)
                .header("Content-Type", TYPE)
                .header(TIMESTAMP, seconds)
                .header(SIGNATURE, "sha256=" + signature(seconds + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        Place place = Place.of(delivery.statement().target());
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            String answer = "HTTP " + status;
            if (REFUSED.contains(status)) {
                throw new RefusedException(Fault.of(FaultCode.DELIVERY_REFUSED, place, answer, place.name()));
            }
            if (status / 100 != 2) {
                throw new AwayException(Fault.of(
                        FaultCode.DELIVERY_STATUS, place, destination.url().getHost(), answer));
            }
        } catch (IOException e) {
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new AwayException(Fault.of(FaultCode.DELIVERY_AWAY, place, reason), e);
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(destination.secret().reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public void close() {
        // The client ends its connections by itself.
    }
}
