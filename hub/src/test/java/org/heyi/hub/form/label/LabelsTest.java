package org.heyi.hub.form.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.heyi.hub.server.Departments;
import org.heyi.schema.Ontology;
import org.junit.jupiter.api.Test;

/**
 * How well questions are understood in the words of real forms. {@code labels.csv} was written from general knowledge before any name was
 * given to a field by {@code @alsoCalled}, and cut into halves at random: names and threshold were tuned on the development half only.
 */
class LabelsTest {
    private static final Path HOME = Path.of(System.getProperty("heyi.home"));
    private static final Departments CITY =
            Departments.read(HOME.resolve("schema/city"), HOME.resolve("connectors/departments"), any -> "");
    private static final Ontology ONTOLOGY = Objects.requireNonNull(CITY.ontology());
    private static final Labels LABELS = new Labels(ONTOLOGY, CITY.mappings().values());
    private static final Set<String> NOT_HELD = Set.of("Person.partyBranch", "Person.disability");

    private record Asked(String half, String subject, String label, String fields) {
        Optional<String> suggested() {
            return LABELS.suggest(label, ONTOLOGY.entity(subject))
                    .map(suggestion -> suggestion.field().toString());
        }

        boolean isUnderstood() {
            return suggested().filter(List.of(fields.split("\\|"))::contains).isPresent();
        }

        /** Whether the label is a name of a field, once it is written in the one way. */
        boolean isAName() {
            return LABELS.suggest(label, ONTOLOGY.entity(subject))
                    .filter(suggestion -> suggestion.similarity() == 1)
                    .isPresent();
        }

        boolean isFalseAlarm() {
            return suggested().filter(field -> !NOT_HELD.contains(field)).isPresent();
        }
    }

    private static List<Asked> labels(String half) throws IOException {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(LabelsTest.class.getResourceAsStream("/org/heyi/hub/bench/labels.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(file).stream()
                    .map(CSVRecord::toMap)
                    .map(row -> new Asked(row.get("half"), row.get("subject"), row.get("label"), row.get("fields")))
                    .filter(asked -> asked.half().equals(half))
                    .toList();
        }
    }

    private static void measure(String half) throws IOException {
        List<Asked> held =
                labels(half).stream().filter(a -> !a.fields().isEmpty()).toList();
        List<Asked> unknown =
                labels(half).stream().filter(a -> a.fields().isEmpty()).toList();
        List<Asked> missed =
                held.stream().filter(asked -> !asked.isUnderstood()).toList();
        List<Asked> alarms = unknown.stream().filter(Asked::isFalseAlarm).toList();
        double recall = 1 - (double) missed.size() / held.size();
        double falseAlarms = (double) alarms.size() / unknown.size();
        List<Asked> unlisted = held.stream().filter(asked -> !asked.isAName()).toList();
        System.out.printf(
                "labels, %s half: %d of %d understood (%.1f %%), of the %d that are nobody's name word for word %d; "
                        + "%d of %d false alarms (%.1f %%)%n",
                half,
                held.size() - missed.size(),
                held.size(),
                100 * recall,
                unlisted.size(),
                unlisted.stream().filter(Asked::isUnderstood).count(),
                alarms.size(),
                unknown.size(),
                100 * falseAlarms);
        assertThat(recall).as("not understood: %s", missed).isGreaterThanOrEqualTo(0.95);
        assertThat(falseAlarms).as("false alarms: %s", alarms).isLessThanOrEqualTo(0.10);
    }

    @Test
    void labels_that_names_were_tuned_on_are_understood() throws IOException {
        measure("development");
    }

    @Test
    void labels_that_nothing_was_tuned_on_are_understood() throws IOException {
        measure("held-out");
    }
}
