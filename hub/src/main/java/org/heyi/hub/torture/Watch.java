package org.heyi.hub.torture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.exceptions.Neo4jException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the graph again and again while everything runs: no position goes back, no source transaction is half visible. */
final class Watch implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    /** In the state of a source's tables: one of them is being read beside the log. */
    static final String READING = "\"reading\":{";

    private final HubProcess hub;
    private final Report report;
    private final Map<String, Long> positions = new HashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private int looks;

    Watch(HubProcess hub, Report report) {
        this.hub = hub;
        this.report = report;
        this.thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed.get()) {
            try {
                hub.graph().ifPresent(this::look);
                Thread.sleep(BETWEEN_MILLIS);
            } catch (Neo4jException | IllegalStateException | IOException away) {
                // Killed while it was asked: there is nothing to see until it is back.
                LOG.log(System.Logger.Level.DEBUG, "not there to be looked at", away);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Driver driver) {
        BetweenTurns.look(driver, transaction -> {
            transaction
                    .run("MATCH (s:Source) WHERE s.position IS NOT NULL RETURN s.name AS name, s.position AS position")
                    .forEachRemaining(row -> position(
                            row.get("name").asString(), row.get("position").asString()));
            transaction.run("""
                    MATCH (p:Pair) WITH p, split(p.number, '-')[0] AS source
                    WHERE coalesce(p.here, '') <> coalesce(p.there, '')
                    MATCH (s:Source {name: source}) WHERE s.position IS NOT NULL AND s.openTransaction IS NULL
                      AND NOT coalesce(s.tables, '') CONTAINS $reading
                    RETURN p.number + ': ' + coalesce(p.here, '-') + ' and ' + coalesce(p.there, '-') AS torn
                    """, Map.of("reading", READING)).forEachRemaining(this::torn);
            transaction
                    .run("""
                    MATCH (s:Source) WHERE s.position IS NOT NULL AND s.openTransaction IS NULL
                      AND NOT coalesce(s.tables, '') CONTAINS $reading
                    MATCH (r:Record) WHERE r._key STARTS WITH s.name + '/mass/'
                    WITH s.name AS source, collect(DISTINCT r.content) AS values, count(*) AS rows
                    WHERE size(values) > 1 OR rows <> $mass
                    RETURN source + ': ' + rows + ' rows of a mass that changes at once, with ' + size(values) + ' values' AS torn
                    """, Map.of("mass", RandomChanges.MASS, "reading", READING))
                    .forEachRemaining(this::torn);
            return ++looks;
        });
    }

    private void torn(Record row) {
        report.difference("half of a transaction is visible: " + row.get("torn").asString());
    }

    private void position(String source, String text) {
        JsonNode position = JSON.readTree(text);
        long now = position.has("lsn")
                ? position.get("lsn").asLong()
                : position.has("gtids")
                        ? Long.parseLong(position.get("gtids").asString().replaceAll(".*-", ""))
                        : position.path("survey").path("modified").asLong();
        Long before = positions.put(source, now);
        if (before != null && before > now) {
            report.difference(source + ": the position went back from " + before + " to " + now);
        }
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report.line("the graph was looked at " + looks + " times while it changed");
    }
}
