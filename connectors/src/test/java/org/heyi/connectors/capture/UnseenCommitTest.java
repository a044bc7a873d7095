package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL's log tells of a transaction before anybody sees what it did: while its commit waits for a standby, for long. */
class UnseenCommitTest extends FollowedSourceTest {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'";

    private static final String SENT =
            "SELECT count(*) FROM pg_stat_replication WHERE sent_lsn >= pg_current_wal_lsn()";

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
        AtomicBoolean goesOn = new AtomicBoolean(true);
        // Its session, and the server, hear of the setting only after a while.
        CompletableFuture<Void> owner = CompletableFuture.runAsync(() -> {
            for (int i = 2; goesOn.get() && i < 100_000; i++) {
                source.sql("UPDATE fee SET payer = 'new" + i + "' WHERE id = 1; INSERT INTO fee VALUES (" + i
                        + ", 'other')");
            }
        });
        Set<String> seen = new HashSet<>();
        eventually(status -> assertThat(database().number(WAITING)).isPositive());
        eventually(status -> assertThat(database().number(SENT)).isPositive());
        goesOn.set(false);
        look(seen);
        noStandby();
        owner.join();
        source.sql("INSERT INTO fee VALUES (0, 'last')");
        eventually(status -> {
            look(seen);
            assertThat(graph.rows("fee")).hasSize((int) database().number("SELECT count(*) FROM fee"));
            assertThat(graph.rows("fee")).containsKey("0");
        });
        assertThat(seen).isEmpty();
    }

    /** Rows of which the log's part and the rest are of different states. */
    private void look(Set<String> torn) {
        graph.rows("fee").values().stream()
                .filter(row -> !row.get("label").equals(row.get("payer") + "#"))
                .forEach(row -> torn.add(row.toString()));
    }
}
