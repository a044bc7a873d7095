package org.heyi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifierFormatTest {

    @Test
    void a_resident_id_with_the_right_check_character_is_written_in_capitals() {
        assertThat(IdentifierFormat.CN_RESIDENT_ID.normalise(" 11010519491231002x "))
                .contains("11010519491231002X");
    }

    @Test
    void a_resident_id_with_a_wrong_check_character_identifies_nobody() {
        assertThat(IdentifierFormat.CN_RESIDENT_ID.normalise("110105194912310021"))
                .isEmpty();
    }

    @Test
    void a_resident_id_with_an_impossible_month_identifies_nobody() {
        assertThat(IdentifierFormat.CN_RESIDENT_ID.normalise("110105194913310029"))
                .isEmpty();
    }

    @Test
    void a_social_credit_code_is_checked_by_its_last_character() {
        assertThat(IdentifierFormat.CN_SOCIAL_CREDIT_CODE.normalise("91350100M000100Y43"))
                .contains("91350100M000100Y43");
        assertThat(IdentifierFormat.CN_SOCIAL_CREDIT_CODE.normalise("91350100M000100Y44"))
                .isEmpty();
    }

    @Test
    void blank_text_identifies_nothing() {
        assertThat(IdentifierFormat.TEXT.normalise("  ")).isEmpty();
    }
}
