package org.heyi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void lines_end_as_they_did_but_never_in_a_carriage_return_alone() {
        assertThat(PlainText.of("a\r\nb\rc\nd\r\r\n")).isEqualTo("a\r\nb\nc\nd\n\r\n");
    }

    @Test
    void what_nobody_can_store_or_show_truly_is_left_out() {
        assertThat(PlainText.of("a\0b\uD842c\uDFB7d\u202Ee\u2066f\u2069")).isEqualTo("abcdef");
    }

    @Test
    void everything_else_stays_as_it_is() {
        String text = "𠮷田 \t\n'\u200F\u00A0\u200Dé😀";
        assertThat(PlainText.of(text)).isEqualTo(text);
    }
}
