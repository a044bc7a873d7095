package org.heyi.hub.bench.once;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.BenchFaults;
import org.heyi.hub.bench.BenchResources;
import org.heyi.hub.bench.Stopwatch;
import org.heyi.hub.bench.once.FormList.Opening;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long it takes from sending an answer until another department's form shows it, and until the owner of a wrong value sees a correction. */
final class Visibility {
    private static final double LONGEST_SECONDS = 60;
    private static final String CORRECTIONS = """
            query($owner: String!, $after: String) {
              corrections(department: $owner, state: OPEN, first: 200, after: $after) {
                nodes { identifier newValue } pageInfo { hasNextPage endCursor }
              }
            }
            """;

    private final HubApi api;
    private final FormList forms;
    private final Script script =
            JsonMapper.builder().build().readValue(BenchResources.text("once/visible.json"), Script.class);
    private String seenTo = "";

    Visibility(HubApi api, FormList forms) {
        this.api = api;
        this.forms = forms;
    }

    /**
     * Who answers what.
     *
     * @param form in which an answer is given, for {@code department}
     * @param path of the answer
     * @param seenIn another department's form that shows it at the same path
     * @param corrects a form that shows a value of another department
     * @param corrected the path of that, a day
     * @param others answers to what a form requires beside, where it asks for it
     */
    record Script(
            String form,
            String department,
            String path,
            String seenIn,
            String corrects,
            String corrected,
            Map<String, Object> others) {}

    /** Milliseconds, of so many. */
    record Figures(
            int answers,
            double answerP50Ms,
            double answerP95Ms,
            int corrections,
            double correctionP50Ms,
            double correctionP95Ms) {
        double worstP95Ms() {
            return Math.max(answerP95Ms, correctionP95Ms);
        }
    }

    /** {@code count} of each, of {@code residents} one after the other. */
    Figures of(List<Resident> residents, int count) throws IOException, InterruptedException {
        List<Double> answers = new ArrayList<>();
        List<Double> corrections = new ArrayList<>();
        for (int i = 0; i < residents.size() && (answers.size() < count || corrections.size() < count); i++) {
            if (answers.size() < count) {
                answers.add(answer(residents.get(i), i));
            }
            if (corrections.size() < count) {
                correct(residents.get(i)).ifPresent(corrections::add);
            }
        }
        return new Figures(
                answers.size(),
                percentile(answers, 0.5),
                percentile(answers, 0.95),
                corrections.size(),
                percentile(corrections, 0.5),
                percentile(corrections, 0.95));
    }

    private static double percentile(List<Double> millis, double share) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : Math.round(10 * Stopwatch.percentile(sorted, share)) / 10.0;
    }

    private double answer(Resident resident, int number) throws IOException, InterruptedException {
        Opening form = forms.form(script.form());
        Map<String, String> about = form.about(resident).orElseThrow();
        Map<String, Object> answers = required(fields(form, about));
        String value = "%s%09d".formatted(script.others().get(script.path()), number);
        answers.put(script.path(), value);
        Opening other = forms.form(script.seenIn());
        Map<String, String> there = other.about(resident).orElseThrow();
        Stopwatch watch = new Stopwatch();
        submit(form, about, script.department(), answers);
        while (!isShown(value, other, there)) {
            refuseToWait(watch, form.code());
        }
        return watch.seconds() * 1_000;
    }

    private boolean isShown(String value, Opening form, Map<String, String> about)
            throws IOException, InterruptedException {
        JsonNode field = fields(form, about).get(script.path());
        return field != null && value.equals(field.get("value").asString(""));
    }

    /** Empty where the value is nobody's that could decide on it. */
    private Optional<Double> correct(Resident resident) throws IOException, InterruptedException {
        Opening form = forms.form(script.corrects());
        Map<String, String> about = form.about(resident).orElseThrow();
        Map<String, JsonNode> fields = fields(form, about);
        JsonNode wrong = fields.get(script.corrected());
        if (wrong == null || !wrong.get("answerBecomes").asString("").equals("CORRECTION")) {
            return Optional.empty();
        }
        String value =
                LocalDate.parse(wrong.get("value").asString()).plusDays(1).toString();
        Map<String, Object> answers = required(fields);
        answers.put(script.corrected(), value);
        Stopwatch watch = new Stopwatch();
        submit(form, about, form.department(), answers);
        while (!isSeen(wrong.get("owner").asString(), resident.idNumber(), value)) {
            refuseToWait(watch, form.code());
        }
        return Optional.of(watch.seconds() * 1_000);
    }

    /** Looks at what has come since the last look. */
    private boolean isSeen(String owner, String identifier, String value) throws IOException, InterruptedException {
        boolean more = true;
        boolean seen = false;
        while (more && !seen) {
            Map<String, Object> variables = new HashMap<>(Map.of("owner", owner));
            if (!seenTo.isEmpty()) {
                variables.put("after", seenTo);
            }
            JsonNode page = api.data(CORRECTIONS, variables).get("corrections");
            seen = page.get("nodes")
                    .valueStream()
                    .anyMatch(node -> node.get("identifier").asString().equals(identifier)
                            && node.get("newValue").asString().equals(value));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            JsonNode end = page.at("/pageInfo/endCursor");
            seenTo = end.isString() ? end.asString() : seenTo;
        }
        return seen;
    }

    private Map<String, JsonNode> fields(Opening form, Map<String, String> about)
            throws IOException, InterruptedException {
        return api.data(FormList.OPEN, form.variables(about))
                .at("/form/fields")
                .valueStream()
                .collect(Collectors.toMap(field -> field.get("path").asString(), field -> field));
    }

    private Map<String, Object> required(Map<String, JsonNode> fields) {
        Map<String, Object> answers = new HashMap<>();
        fields.forEach((path, field) -> {
            if (field.get("required").asBoolean() && field.get("asked").asBoolean()) {
                answers.put(path, script.others().get(path));
            }
        });
        return answers;
    }

    private void submit(Opening form, Map<String, String> about, String department, Map<String, Object> answers)
            throws IOException, InterruptedException {
        api.data(
                Submitting.MUTATION,
                Submitting.variables(form, about, department, UUID.randomUUID().toString(), answers));
    }

    private static void refuseToWait(Stopwatch watch, String form) {
        if (watch.seconds() > LONGEST_SECONDS) {
            throw new FaultException(BenchFaults.failed("an answer in " + form + " was not seen"));
        }
    }
}
