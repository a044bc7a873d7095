package org.heyi.hub.report.schedule;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.heyi.connectors.Destination;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.run.PassingFiles;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.hub.webhook.SignedPost;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A service that takes each file in a CloudEvent 1.0, signed as all events of the hub are. */
final class ServiceReceiver implements Receiver {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Report report;
    private final PassingFiles passing;
    private final Destination.Webhook webhook;
    private final SignedPost post;

    ServiceReceiver(Report report, PassingFiles passing, Destination.Webhook webhook, Clock clock) {
        this.report = report;
        this.passing = passing;
        this.webhook = webhook;
        this.post = new SignedPost(webhook, LONGEST, clock);
    }

    @Override
    public void take(ReportFile file, String id) throws IOException, InterruptedException {
        // Signed before it is sent, and too long to be held in memory.
        Path event = passing.file("event");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(event))) {
                write(file, id, out);
            }
            send(event, id);
        } finally {
            Files.deleteIfExists(event);
        }
    }

    private void write(ReportFile file, String id, OutputStream out) {
        try (JsonGenerator event = JSON.createGenerator(out)) {
            event.writeStartObject();
            event.writeStringProperty("specversion", "1.0");
            event.writeStringProperty("id", id);
            event.writeStringProperty("source", "/heyi/" + report.source());
            event.writeStringProperty("type", "org.heyi.report.made");
            event.writeStringProperty(
                    "subject", file.run().code() + "/" + file.run().period());
            event.writeStringProperty("time", file.run().madeAt());
            event.writeStringProperty("datacontenttype", file.format().contentType());
            event.writeStringProperty("filename", file.name());
            event.writeStringProperty("rows", String.valueOf(file.run().rows()));
            event.writeStringProperty("sha256", file.sha256());
            event.writeName("data_base64");
            event.writeBinary(file.content(), Math.toIntExact(file.length()));
            event.writeEndObject();
        }
    }

    private void send(Path event, String id) throws InterruptedException {
        Place place = Place.of(id);
        try {
            SignedPost.Answer answer = post.send(event);
            if (!answer.isTaken()) {
                FaultCode code = answer.isRefusal() ? FaultCode.HANDOVER_REFUSED : FaultCode.HANDOVER_AWAY;
                throw new FaultException(Fault.of(code, place, webhook.url().getHost(), answer));
            }
        } catch (IOException e) {
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new FaultException(
                    Fault.of(FaultCode.HANDOVER_AWAY, place, webhook.url().getHost(), reason), e);
        }
    }
}
