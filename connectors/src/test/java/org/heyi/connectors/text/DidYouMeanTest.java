package org.heyi.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

    @Test
    void a_near_name_is_offered_alone() {
        assertThat(DidYouMean.among(List.of("id_card", "xm", "xb"), "xmm")).isEqualTo("\"xm\"");
    }

    @Test
    void without_a_near_one_the_nearest_three_are() {
        assertThat(DidYouMean.among(List.of("a1", "b2", "c3", "d4"), "zzz").split(", "))
                .hasSize(3);
    }

    @Test
    void without_names_there_is_a_dash() {
        assertThat(DidYouMean.among(List.of(), "x")).isEqualTo("–");
    }

    @Test
    void a_name_that_differs_in_case_only_comes_before_all_others() {
        assertThat(DidYouMean.among(List.of("Residents", "resident", "RESIDENTS"), "Resident"))
                .isEqualTo("\"resident\"");
    }
}
