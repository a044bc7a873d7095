package org.heyi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "32028119851120003X",
                "32028119851120003Ｘ",
                "32028119851120003ｘ",
                "３２０２８１１９８５１１２０００３Ｘ",
                "'32028119851120003x",
                "＇32028119851120003X",
                "\u200B32028119851120003X",
                "\uFEFF32028119851120003X\u200D",
                "320281\u00A019851120\u3000003X",
                "320281 19851120 003X\t\r\n",
                "320281-19851120－003X",
                "\u202D32028119851120003X\u202C",
                "320281198511\u00AD20003X\0",
                " ' 32028119851120003X"
            })
    void a_resident_number_is_one_however_it_is_typed(String typed) {
        assertThat(IdentifierFormat.CN_RESIDENT_ID.normalise(typed)).contains("32028119851120003X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "９１３５０１００Ｍ０００１００Ｙ４３",
                "91350100m000100y43",
                "913501-00M0001-00Y43",
                "'9135 0100 M000 100Y 43",
                "\u200B91350100\u2009M000100Y43\uFEFF"
            })
    void a_credit_code_is_one_however_it_is_typed(String typed) {
        assertThat(IdentifierFormat.CN_SOCIAL_CREDIT_CODE.normalise(typed)).contains("91350100M000100Y43");
    }

    @Test
    void a_code_of_no_format_keeps_its_case_its_hyphens_and_one_blank_between_its_parts() {
        assertThat(IdentifierFormat.TEXT.normalise(" ＡＢ－１\u3000\u00A0c\u200B7 "))
                .contains("AB-1 c7");
        assertThat(IdentifierFormat.TEXT.normalise("'0012")).contains("0012");
        assertThat(IdentifierFormat.TEXT.normalise("\u200B\u3000\uFEFF'")).isEmpty();
    }

    @Test
    void what_is_written_the_one_way_stays() {
        for (IdentifierFormat format : IdentifierFormat.values()) {
            String once = format.normalise("''３２０２８１１９８５１１２０００３Ｘ").orElse("");
            assertThat(format.normalise(once).orElse("")).isEqualTo(once);
        }
    }
}
