package org.heyi.hub.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.connectors.Destination;
import org.heyi.connectors.mapping.compile.CompiledDelivery;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.webhook.SignedPost;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service that takes CloudEvents 1.0, signed, one at a time. */
final class Webhook implements Receiver {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final CompiledDelivery delivery;
    private final Destination.Webhook destination;
    private final SignedPost post;

    Webhook(Outbox outbox, CompiledDelivery delivery, Destination.Webhook destination, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.destination = destination;
        this.post = new SignedPost(destination, LONGEST, clock);
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

    private void send(String event) throws InterruptedException {
        Place place = Place.of(delivery.statement().target());
        try {
            SignedPost.Answer answer = post.send(event);
            if (answer.isRefusal()) {
                throw new RefusedException(Fault.of(FaultCode.DELIVERY_REFUSED, place, answer, place.name()));
            }
            if (!answer.isTaken()) {
                throw new AwayException(Fault.of(
                        FaultCode.DELIVERY_STATUS, place, destination.url().getHost(), answer));
            }
        } catch (IOException e) {
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new AwayException(Fault.of(FaultCode.DELIVERY_AWAY, place, reason), e);
        }
    }

    @Override
    public void close() {
        // The client ends its connections by itself.
    }
}
