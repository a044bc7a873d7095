package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.heyi.hub.graph.SmallCity.batch;
import static org.heyi.hub.graph.SmallCity.key;
import static org.heyi.hub.graph.SmallCity.record;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** What the log's reader and the deliverer do at the same moment to what waits, and to what was written. */
class OutboxTest {
    private static final DeliveryTarget TARGET = new DeliveryTarget("police/t_Person", "Person", Set.of("phone"));
    private static final String ROW = "police/t_Person/1";

    /** Was deleted, and nothing but that is still to come back. */
    private static final WrittenRow RELEASED = WrittenRow.none(ROW, Map.of("id", "1"))
            .with("d", Map.of("phone", "1"), true)
            .with("d", Map.of(), true)
            .released();

    private static final WrittenRow AGAIN = RELEASED.with("d", Map.of("phone", "2"), true);

    private Driver driver;
    private GraphSink sink;
    private Outbox outbox;

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        EntityIds ids = GraphSchema.prepare(driver, SmallCity.ONTOLOGY);
        sink = new GraphSink(
                driver, SmallCity.ONTOLOGY, SmallCity.DEPARTMENTS, ids, new Quarantine(driver), List.of(TARGET));
        outbox = new Outbox(driver, TARGET);
    }

    @Test
    void a_change_that_comes_while_the_one_before_is_acknowledged_waits() throws Exception {
        healthSays("1");
        Outbox.Entry first = outbox.waiting(10).get(0);

        whileUncommitted(
                OutboxStatements.ACKNOWLEDGE,
                Map.of("rows", List.of(Map.of("key", first.key(), "version", first.version()))),
                () -> healthSays("2"));

        assertThat(outbox.waiting(10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.golden().orElseThrow()).containsEntry("phone", "2"));
    }

    @Test
    void whoever_takes_while_others_change_has_seen_the_last_change_of_each() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<String, String> seen = new ConcurrentHashMap<>();
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        CompletableFuture<Void> deliverer = CompletableFuture.runAsync(() -> {
            for (boolean last = false; !last; ) {
                last = over.get();
                List<Outbox.Entry> entries = outbox.waiting(10);
                for (Outbox.Entry entry : entries) {
                    Map<String, Object> golden = entry.golden().orElseThrow();
                    seen.put((String) golden.get("nationalId"), (String) golden.get("phone"));
                    taken.add((String) golden.get("nationalId"));
                }
                outbox.acknowledge(entries.stream().map(Outbox.Entry::delivered).toList());
            }
        });
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            String person = "N" + i;
            taken.clear();
            healthSays(person, "1");
            assertThat(taken.poll(20, TimeUnit.SECONDS)).isNotNull();
            healthSays(person, "2");
            said.put(person, "2");
        }
        over.set(true);
        deliverer.get(20, TimeUnit.SECONDS);

        assertThat(seen).isEqualTo(said);
    }

    @Test
    void what_is_acknowledged_or_refused_while_it_changes_still_waits() throws Exception {
        healthSays("1");
        Outbox.Entry entry = outbox.waiting(10).get(0);
        String changes = "MATCH (d:Delivery {key: $key}) SET d.waiting = d.waiting + 1";

        whileUncommitted(changes, Map.of("key", entry.key()), () -> outbox.acknowledge(List.of(entry.delivered())));
        assertThat(outbox.waiting(10)).hasSize(1);

        Outbox.Entry later = outbox.waiting(10).get(0);
        Fault refusal = Fault.of(FaultCode.DELIVERY_REFUSED, Place.of("police"), "full", "police");
        whileUncommitted(changes, Map.of("key", entry.key()), () -> outbox.setAside(later, refusal, null));
        assertThat(outbox.waiting(10)).hasSize(1);
    }

    @Test
    void what_is_written_to_a_row_while_it_is_forgotten_is_remembered() throws Exception {
        outbox.remember(List.of(RELEASED));

        whileUncommitted(WrittenRows.FORGET, rows(RELEASED), () -> outbox.remember(List.of(AGAIN)));

        assertThat(outbox.written(List.of(ROW)).get(ROW)).isEqualTo(AGAIN);
    }

    @Test
    void a_row_that_comes_back_or_is_found_gone_while_it_is_written_again_is_not_forgotten() throws Exception {
        outbox.remember(List.of(RELEASED));

        whileUncommitted(
                WrittenRows.WRITE,
                rows(AGAIN),
                () -> sink.apply(batch("police", "2", new Change.Retract(key("police", "Person", "1")))));
        assertThat(outbox.written(List.of(ROW)).get(ROW).delivery()).isEqualTo(AGAIN.delivery());

        outbox.remember(List.of(RELEASED));
        List<String> gone = List.of(key("police", "Person", "1").text());
        whileUncommitted(
                WrittenRows.WRITE,
                rows(AGAIN),
                () -> GraphTransaction.run(
                        driver, transaction -> ReturningRows.wentAway(transaction, List.of(TARGET), gone)));
        assertThat(outbox.written(List.of(ROW)).get(ROW).delivery()).isEqualTo(AGAIN.delivery());
    }

    private static Map<String, Object> rows(WrittenRow row) {
        return Map.of("rows", List.of(WrittenRows.written(row)));
    }

    private void healthSays(String phone) throws InterruptedException {
        healthSays("N1", phone);
    }

    private void healthSays(String person, String phone) throws InterruptedException {
        Record record = record("health", "Person", person, null, "nationalId", person, "phone", phone);
        sink.apply(batch("health", phone, new Change.Upsert(record)));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Runs {@code work} until it waits for a transaction that has run the statement; commits that, and lets it go on. */
    private void whileUncommitted(String cypher, Map<String, Object> parameters, Work work) throws Exception {
        try (var session = driver.session();
                var transaction = session.beginTransaction()) {
            transaction.run(cypher, parameters).consume();
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
                try {
                    work.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyIsBlocked);
            transaction.commit();
            running.get(20, TimeUnit.SECONDS);
        }
    }

    private boolean somebodyIsBlocked() {
        return !driver.executableQuery(
                        "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status")
                .execute()
                .records()
                .isEmpty();
    }
}
