package org.heyi.schema.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultCatalogueTest {
    private static final Pattern ARGUMENT = Pattern.compile("%\\d+\\$s");
    private static final String BUNDLE = "org.heyi.schema.fault.faults";

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void every_code_has_a_sentence_in_both_languages_that_names_the_same_things(FaultCode code) {
        assertThat(arguments(code, Locale.CHINESE)).isEqualTo(arguments(code, Locale.ROOT));
    }

    @Test
    void every_sentence_belongs_to_a_code() {
        List<String> codes = Arrays.stream(FaultCode.values()).map(Enum::name).toList();
        assertThat(bundle(Locale.ROOT).keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void every_code_has_a_number_of_its_own() {
        assertThat(Arrays.stream(FaultCode.values()).map(FaultCode::id)).doesNotHaveDuplicates();
    }

    private static TreeSet<String> arguments(FaultCode code, Locale locale) {
        TreeSet<String> found = new TreeSet<>();
        ARGUMENT.matcher(bundle(locale).getString(code.name()))
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
        return found;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
