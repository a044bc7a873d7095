package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.heyi.hub.bench.BenchResources;
import org.heyi.schema.Ontology;
import tools.jackson.databind.JsonNode;

/**
 * Makes new forms of questions in the words of real ones, of the half that no name and no threshold was tuned on, and has them checked before
 * they are let in.
 */
final class ReAsking {
    private static final String CHECK = """
            query($text: String!, $subject: String) {
              checkForm(file: "new.txt", text: $text, subject: $subject) {
                faults { message } questions { field { type field } held reAsked }
              }
            }
            """;
    private static final int QUESTIONS_OF_A_FORM = 10;
    private static final String HELD_OUT = "held-out";

    private final HubApi api;
    private final Ontology ontology;
    private final Consumer<String> progress;
    private int forms;
    private int held;
    private int flagged;
    private int notHeld;
    private int falseAlarms;

    ReAsking(HubApi api, Ontology ontology, Consumer<String> progress) {
        this.api = api;
        this.ontology = ontology;
        this.progress = progress;
    }

    /**
     * What the checks said.
     *
     * @param held questions about a field that departments hold
     * @param flagged those of them that were said to be asked again, with that field
     * @param notHeld all other questions
     * @param falseAlarms those of them that were said to be asked again
     */
    record Figures(int forms, int held, int flagged, int notHeld, int falseAlarms) {
        double recall() {
            return (double) flagged / held;
        }
    }

    /** @param fields any of which the question means; empty when no field does */
    private record Question(String type, String label, List<String> fields) {}

    Figures of(Random random) throws IOException, InterruptedException {
        Map<String, List<Question>> byType =
                questions().stream().collect(Collectors.groupingBy(Question::type, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Question>> questions : byType.entrySet()) {
            List<Question> shuffled = new ArrayList<>(questions.getValue());
            Collections.shuffle(shuffled, random);
            for (int i = 0; i < shuffled.size(); i += QUESTIONS_OF_A_FORM) {
                check(shuffled.subList(i, Math.min(shuffled.size(), i + QUESTIONS_OF_A_FORM)));
            }
        }
        return new Figures(forms, held, flagged, notHeld, falseAlarms);
    }

    private static List<Question> questions() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(BenchResources.text("labels.csv"), format)) {
            return rows.getRecords().stream()
                    .filter(row -> row.get("half").equals(HELD_OUT))
                    .map(ReAsking::question)
                    .toList();
        }
    }

    private static Question question(CSVRecord row) {
        List<String> fields = Arrays.stream(row.get("fields").split("\\|"))
                .filter(field -> !field.isEmpty())
                .toList();
        return new Question(row.get("subject"), row.get("label"), fields);
    }

    private void check(List<Question> form) throws IOException, InterruptedException {
        forms++;
        String text = form.stream().map(Question::label).collect(Collectors.joining("\n"));
        String subject = ontology.entity(form.get(0).type()).singular();
        JsonNode checked =
                api.data(CHECK, Map.of("text", text, "subject", subject)).at("/checkForm/questions");
        for (int i = 0; i < form.size(); i++) {
            judge(form.get(i), checked.get(i));
        }
    }

    /** A field that nobody holds yet is rightly asked. */
    private void judge(Question question, JsonNode checked) {
        JsonNode field = checked.get("field");
        String found = field.isNull()
                ? ""
                : field.get("type").asString() + "." + field.get("field").asString();
        boolean right = question.fields().contains(found);
        if (question.fields().isEmpty() || (right && !checked.get("held").asBoolean())) {
            notHeld++;
            falseAlarms += checked.get("reAsked").asBoolean() ? 1 : 0;
            return;
        }
        held++;
        if (right && checked.get("reAsked").asBoolean()) {
            flagged++;
        } else {
            progress.accept("not flagged: " + question.label() + " for " + question.fields());
        }
    }
}
