package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL's log tells of a transaction before anybody sees what it did: while its commit waits for a standby, for long. */
class UnseenCommitTest extends FollowedSourceTest {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'";

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }

    private PostgresTestSource database() {
        return (PostgresTestSource) source;
    }

    @AfterEach
    void noStandby() {
        database().asSuperuser("ALTER SYSTEM RESET synchronous_standby_names");
        database().asSuperuser("SELECT pg_reload_conf()");
    }

    @Test
    void what_the_log_does_not_tell_is_read_when_the_transaction_can_be_seen() {
        source.sql(
                "CREATE TABLE fee (id int PRIMARY KEY, payer text, label text GENERATED ALWAYS AS (payer || '#') STORED)",
                "INSERT INTO fee VALUES (1, 'old')");
        start(RowMappings.of(source.name(), "fee"));
        streaming();
        database().asSuperuser("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        database().asSuperuser("SELECT pg_reload_conf()");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> source.sql("UPDATE fee SET payer = 'new'; INSERT INTO fee VALUES (2, 'other')"));
        eventually(status -> assertThat(database().number(WAITING)).isPositive());
        Set<String> seen = new HashSet<>();
        CompletableFuture<Void> released = CompletableFuture.runAsync(
                        this::noStandby, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS))
                .thenRun(waiting::join)
                .thenRun(() -> source.sql("INSERT INTO fee VALUES (3, 'last')"));
        eventually(status -> {
            graph.rows("fee").values().forEach(row -> seen.add(row.get("payer") + " " + row.get("label")));
            assertThat(graph.column("fee", "label")).isEqualTo(Map.of("1", "new#", "2", "other#", "3", "last#"));
        });
        released.join();
        assertThat(seen).isSubsetOf("old old#", "new new#", "other other#", "last last#");
    }
}
