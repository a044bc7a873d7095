package org.heyi.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/reports.md} are what it says they are. */
class ReportsManualTest {
    private static final Path HOME = Path.of(System.getProperty("heyi.home"));
    private static final Set<String> DEPARTMENTS =
            Set.of("police", "civil-affairs", "housing", "market-regulation", "social-security", "health", "grid");
    private static final Ontology ONTOLOGY =
            OntologyReader.read(HOME.resolve("schema/city"), DEPARTMENTS).orThrow();
    private static final Pattern BLOCK = Pattern.compile("```(graphql|faults)\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_manuals_examples_are_what_it_says() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(HOME.resolve("docs/reports.md")))
                .results()
                .toList();
        assertThat(blocks).extracting(block -> block.group(1)).containsExactly("graphql", "graphql", "faults");

        Reports good = read("people-over-80", blocks.get(0).group(2));
        assertThat(good.faults()).isEmpty();
        assertThat(good.report("people-over-80").title().zh()).isEqualTo("八十岁以上老人津贴月报");
        assertThat(read("old", blocks.get(1).group(2)).faults().stream()
                        .map(fault -> fault.line(Locale.ENGLISH))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(blocks.get(2).group(2));
    }

    private static Reports read(String code, String text) {
        return TestReports.read(ONTOLOGY, Map.of("civil-affairs", Map.of(code, text)));
    }
}
