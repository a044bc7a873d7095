package org.heyi.schema.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is the catalogue, written out. Run with {@code -Dheyi.errors.write=true} to write its table anew. */
class ErrorsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("heyi.home"), "docs", "errors.md");
    private static final String ROW = "| HEYI-";

    @Test
    void the_page_lists_every_code_with_its_sentences() throws IOException {
        List<String> rows =
                Arrays.stream(FaultCode.values()).map(ErrorsPageTest::row).toList();
        List<String> page = Files.readAllLines(PAGE);
        if (Boolean.getBoolean("heyi.errors.write")) {
            Files.write(PAGE, withRows(page, rows));
            return;
        }
        assertThat(page.stream().filter(line -> line.startsWith(ROW)))
                .as("run mvn -pl schema test -Dtest=ErrorsPageTest -Dheyi.errors.write=true")
                .containsExactlyElementsOf(rows);
    }

    /** The table is what the page ends with. */
    private static List<String> withRows(List<String> page, List<String> rows) {
        List<String> written = new ArrayList<>(
                page.stream().filter(line -> !line.startsWith(ROW)).toList());
        written.addAll(rows);
        return written;
    }

    private static String row(FaultCode code) {
        return "| " + code.id() + " | " + sentence(code, Locale.ROOT) + " | " + sentence(code, Locale.CHINESE) + " |";
    }

    /** With … for what the fault fills in. */
    private static String sentence(FaultCode code, Locale locale) {
        String sentence = ResourceBundle.getBundle(
                        FaultCode.class.getPackageName() + ".faults",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(code.name());
        return sentence.replaceAll("%\\d+\\$s", "…").replaceAll("[|*<]", "\\\\$0");
    }
}
