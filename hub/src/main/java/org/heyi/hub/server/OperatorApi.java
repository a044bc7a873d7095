package org.heyi.hub.server;

import java.util.List;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Quarantine;
import org.heyi.hub.reconcile.ReconciledTable;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the command line asks of a running hub. Every request carries the token of {@code hub.json}. */
@RestController
public final class OperatorApi {
    /** Header that carries the token. */
    public static final String TOKEN = "X-Heyi-Token";

    /** How many entities are delivered again that the target refused. */
    record Retried(String target, long entities) {}

    private final Hub hub;
    private final String token;

    OperatorApi(Hub hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    @GetMapping("/operator/quarantine")
    List<Quarantine.Entry> quarantine(
            @RequestHeader(TOKEN) String given,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "100") int limit) {
        check(given);
        return hub.quarantine().list(source, Math.min(limit, 10_000));
    }

    @GetMapping("/operator/quarantine/entry")
    Quarantine.Entry entry(@RequestHeader(TOKEN) String given, @RequestParam String key) {
        check(given);
        return hub.quarantine()
                .find(key)
                .orElseThrow(() -> new FaultException(Fault.of(FaultCode.NOT_IN_QUARANTINE, Place.of(key))));
    }

    @PostMapping("/operator/quarantine/replay")
    Hub.Replayed replay(@RequestHeader(TOKEN) String given, @RequestParam String source) throws InterruptedException {
        check(given);
        return hub.replay(source);
    }

    @GetMapping("/operator/deliveries/aside")
    List<Outbox.Aside> aside(
            @RequestHeader(TOKEN) String given,
            @RequestParam String target,
            @RequestParam(defaultValue = "100") int limit) {
        check(given);
        return hub.deliveries().aside(target, Math.min(limit, 10_000));
    }

    @PostMapping("/operator/deliveries/retry")
    Retried retry(@RequestHeader(TOKEN) String given, @RequestParam String target) {
        check(given);
        return new Retried(target, hub.deliveries().retry(target));
    }

    @PostMapping("/operator/reconcile")
    List<ReconciledTable> reconcile(
            @RequestHeader(TOKEN) String given,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "false") boolean repair)
            throws InterruptedException {
        check(given);
        return hub.reconcile(department, repair);
    }

    private void check(String given) {
        if (!java.security.MessageDigest.isEqual(
                given.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                token.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            throw new FaultException(Fault.of(FaultCode.WRONG_TOKEN, Place.of("/operator")));
        }
    }

    @ExceptionHandler({FaultException.class, Neo4jException.class})
    ResponseEntity<List<OperatorFault>> fault(RuntimeException e) {
        return OperatorFault.answer(e);
    }
}
