package org.heyi.hub.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the hub wrote is known again in the order of writing, however late the department's log is. */
class WrittenRowTest {
    private static final String DELIVERY = "a/t/e";
    private static final Map<String, String> KEY = Map.of("id", "1");
    private static final WrittenRow NONE = WrittenRow.none("a/t/1", KEY);

    @Test
    void an_older_version_that_comes_late_is_known_and_the_newer_after_it() {
        WrittenRow row = NONE.with(DELIVERY, phone("X"), true).with(DELIVERY, phone("Y"), true);

        WrittenRow first = row.cameBack(phone("X"));
        assertThat(first.covers(phone("X"))).isTrue();
        WrittenRow second = first.cameBack(phone("Y"));
        assertThat(second.covers(phone("Y"))).isTrue();
        assertThat(second.covers(phone("X"))).isFalse();
    }

    @Test
    void a_row_that_was_deleted_before_it_came_back_is_still_known() {
        WrittenRow row = NONE.with(DELIVERY, phone("X"), true)
                .with(DELIVERY, Map.of(), true)
                .released();

        WrittenRow back = row.cameBack(phone("X"));
        assertThat(back.covers(phone("X"))).isTrue();
        assertThat(back.isForgotten(true)).isFalse();
        assertThat(back.wentAway().isForgotten(true)).isTrue();
    }

    @Test
    void what_the_department_writes_over_it_is_its_own_and_so_is_the_same_value_written_again() {
        WrittenRow row = NONE.with(DELIVERY, phone("X"), true).cameBack(phone("X"));

        WrittenRow overwritten = row.cameBack(phone("Z"));
        assertThat(overwritten.covers(phone("Z"))).isFalse();
        assertThat(overwritten.own()).doesNotContainKey("phone").containsEntry("id", "1");
        assertThat(overwritten.cameBack(phone("X")).covers(Map.of("phone", "X")))
                .isFalse();
    }

    @Test
    void what_comes_before_the_first_version_is_the_departments() {
        WrittenRow row = NONE.with(DELIVERY, phone("X"), true);

        WrittenRow after = row.cameBack(phone("W"));
        assertThat(after.covers(phone("W"))).isFalse();
        assertThat(after.cameBack(phone("X")).covers(phone("X"))).isTrue();
    }

    @Test
    void versions_are_bounded_and_those_that_came_back_are_let_go() {
        WrittenRow row = NONE;
        for (int i = 0; i < 20; i++) {
            row = row.with(DELIVERY, phone("P" + i), true);
        }
        assertThat(row.versions()).hasSize(8);
        row = row.cameBack(phone("P19")).with(DELIVERY, phone("Q"), true);
        assertThat(row.versions()).hasSize(2);
        assertThat(row.with(DELIVERY, phone("R"), false).versions()).hasSize(1);
    }

    @Test
    void writing_the_same_again_is_no_other_version() {
        WrittenRow row = NONE.with(DELIVERY, phone("X"), true);

        assertThat(row.with(DELIVERY, phone("X"), true)).isEqualTo(row);
    }

    private static Map<String, String> phone(String value) {
        return Map.of("id", "1", "phone", value);
    }
}
