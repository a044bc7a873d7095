package org.heyi.connectors.capture.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.heyi.connectors.capture.reading.TableState.Reading;
import org.junit.jupiter.api.Test;

class TableStateTest {
    private static final TableState READ = TableState.unread("m").with(null);

    @Test
    void a_reading_that_is_under_way_comes_to_its_end_before_the_table_is_read_once_more() {
        TableState state = TableState.unread("m");
        String first = Objects.requireNonNull(state.reading()).id();
        state = state.onceMore().with(new Reading(first, List.of("7"), true, ""));
        assertThat(Objects.requireNonNull(state.reading()).id()).isEqualTo(first);
        state = state.read();
        assertThat(Objects.requireNonNull(state.reading()).id()).isNotEqualTo(first);
        assertThat(state.reading().after()).isNull();
        assertThat(state.read().reading()).isNull();
    }

    @Test
    void a_table_that_is_not_being_read_is_read_at_once() {
        assertThat(READ.onceMore().reading()).isNotNull();
        assertThat(READ.onceMore().read().reading()).isNull();
    }

    @Test
    void a_reading_that_begins_anew_is_the_one_that_was_to_follow() {
        assertThat(TableState.unread("m").onceMore().anew().read().reading()).isNull();
    }

    @Test
    void states_are_the_same_after_a_restart_also_those_of_an_earlier_version() {
        Map<String, TableState> states = Map.of("t", TableState.unread("m").onceMore(), "u", READ);
        assertThat(TableStates.parse(TableStates.json(states))).isEqualTo(states);
        String earlier = "{\"u\":{\"mapping\":\"m\",\"reading\":null,\"proof\":null,\"shape\":null}}";
        assertThat(TableStates.parse(earlier)).isEqualTo(Map.of("u", READ));
    }
}
