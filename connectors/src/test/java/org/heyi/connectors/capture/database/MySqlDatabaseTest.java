package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What needs no server; {@code MySqlContractTest} has the rest. */
class MySqlDatabaseTest {
    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final Map<String, ?> OFFSET = Map.of("file", "binlog.000002", "pos", 345L, "gtids", SERVER + ":1-5");
    private final MySqlDatabase database = new MySqlDatabase(
            "housing", DatabaseAddress.parse("housing", "jdbc:mysql://localhost/housing", "heyi", "secret"));

    @Test
    void a_transaction_that_has_ended_is_among_those_read() {
        assertThat(database.after(OFFSET, SERVER + ":6").text("gtids")).isEqualTo(SERVER + ":1-6");
        assertThat(database.after(OFFSET, SERVER + ":8").text("gtids")).isEqualTo(SERVER + ":1-5:8-8");
    }

    @Test
    void outside_of_transactions_and_without_gtids_the_set_stays() {
        assertThat(database.after(OFFSET, null).text("gtids")).isEqualTo(SERVER + ":1-5");
        assertThat(database.after(OFFSET, "file=binlog.000002,pos=345").text("gtids"))
                .isEqualTo(SERVER + ":1-5");
        assertThat(database.after(Map.of("file", "binlog.000002", "pos", 345L), null)
                        .offset())
                .doesNotContainKey("gtids");
    }
}
