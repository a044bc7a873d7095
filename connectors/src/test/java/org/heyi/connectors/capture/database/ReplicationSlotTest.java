package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.heyi.connectors.TestServers;
import org.heyi.connectors.mapping.Table;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

class ReplicationSlotTest {
    private PostgresFixture source;
    private ReplicationSlot slot;

    @BeforeEach
    void connect() throws SQLException {
        source = new PostgresFixture("slots");
        slot = source.database.slot();
        slot.drop(source.hub);
        source.sql("CREATE TABLE t (id int PRIMARY KEY, text text)");
        source.publish("t");
    }

    @AfterEach
    void clear() throws SQLException {
        slot.drop(source.hub);
        source.close();
    }

    @Test
    void what_is_written_after_the_slot_was_made_reaches_its_reader() throws SQLException {
        long lsn = slot.create(source.hub, 60);
        source.sql("INSERT INTO t VALUES (1, 'a')");
        LogPosition position = new LogPosition(Map.of("lsn", lsn));
        source.database.prepare(source.hub, List.of(new Table("slots.t", List.of(), List.of())), position);
        assertThat(slot.retained(source.hub)).isPositive();
        try (Statement statement = source.hub.createStatement();
                ResultSet changes = statement.executeQuery(
                        "SELECT count(*) FROM pg_logical_slot_peek_binary_changes('heyi_slots', NULL, NULL,"
                                + " 'proto_version', '1', 'publication_names', 'heyi_slots')"
                                + " WHERE get_byte(data, 0) = ascii('I')")) {
            changes.next();
            assertThat(changes.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void whose_transaction_a_slot_waits_for_is_told() throws SQLException {
        source.sql("BEGIN; INSERT INTO t VALUES (2, 'open')");
        assertThatThrownBy(() -> slot.create(source.hub, 2)).isInstanceOfSatisfying(SourceAwayException.class, e -> {
            assertThat(e.fault().code()).isEqualTo(FaultCode.SLOT_WAITS);
            assertThat(e.fault().toString()).contains("heyi", "pg_terminate_backend(");
        });
        source.sql("COMMIT");
        assertThat(setting("lock_timeout") + " " + setting("statement_timeout")).isEqualTo("5s 110s");
        assertThat(slot.create(source.hub, 60)).isPositive();
    }

    private String setting(String name) throws SQLException {
        try (Statement statement = source.hub.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void every_session_has_limits() throws SQLException {
        assertThat(List.of(
                        setting("lock_timeout"),
                        setting("statement_timeout"),
                        setting("idle_in_transaction_session_timeout"),
                        setting("transaction_timeout")))
                .containsExactly("5s", "110s", "5min", "590s");
    }

    @Test
    void a_slot_is_given_up_although_it_is_read() throws SQLException {
        slot.create(source.hub, 60);
        try (Connection reader = replicating()) {
            PGReplicationStream stream = reader.unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName("heyi_slots")
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", "heyi_slots")
                    .start();
            assertThat(stream.readPending()).isNull();
            assertThatThrownBy(() -> slot.requireFree(source.hub)).isInstanceOf(SourceAwayException.class);

            assertThat(slot.giveUp(source.hub, 11L << 30, 10L << 30).toString()).contains("11264 MB", "10240 MB");
            assertThat(slot.retained(source.hub)).isZero();
        }
    }

    private static Connection replicating() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", TestServers.USER);
        properties.setProperty("password", TestServers.PASSWORD);
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "14");
        return DriverManager.getConnection(TestServers.postgres().jdbcUrl(TestServers.DATABASE), properties);
    }
}
