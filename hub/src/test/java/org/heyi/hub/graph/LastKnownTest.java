package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.heyi.hub.server.Drivers;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

class LastKnownTest {
    @Test
    void a_graph_that_is_away_counts_as_it_last_did() {
        LastKnown<Integer> known = new LastKnown<>(0);
        assertThat(known.of(() -> 3)).isEqualTo(3);
        assertThat(known.of(() -> {
                    throw new ServiceUnavailableException("away");
                }))
                .isEqualTo(3);
        assertThat(known.of(() -> 4)).isEqualTo(4);
    }

    @Test
    void what_fails_for_good_is_said() {
        assertThatThrownBy(() -> new LastKnown<>(0).of(() -> {
                    throw new ClientException("no such thing");
                }))
                .hasMessage("no such thing");
    }

    @Test
    void what_is_in_quarantine_can_be_asked_while_the_graph_is_away() {
        try (Driver nowhere = Drivers.driver(URI.create("bolt://127.0.0.1:1"), "neo4j", "none")) {
            assertThat(new Quarantine(nowhere).lastCounts()).isEqualTo(Map.of());
        }
    }
}
