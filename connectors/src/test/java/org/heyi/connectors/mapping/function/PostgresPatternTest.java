package org.heyi.connectors.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What was compiled for one pattern never answers for another, whatever characters they are made of. */
class PostgresPatternTest {

    @Test
    void a_pattern_and_its_escape_are_two_things() {
        assertThat(PostgresPattern.like("/a%", "", false).matcher("/ab").matches())
                .isTrue();
        assertThat(PostgresPattern.like("a%", "/", false).matcher("/ab").matches())
                .isFalse();
        assertThat(PostgresPattern.like("a%", "/", false).matcher("ab").matches())
                .isTrue();
    }

    @Test
    void an_expression_and_its_options_are_two_things() {
        assertThat(PostgresPattern.regular("/a", "i").matcher("/A").matches()).isTrue();
        assertThatThrownBy(() -> PostgresPattern.regular("a", "i/")).isInstanceOf(IllegalArgumentException.class);
    }
}
