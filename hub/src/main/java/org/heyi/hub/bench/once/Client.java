package org.heyi.hub.bench.once;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.heyi.hub.bench.BenchFaults;
import org.heyi.hub.bench.Stopwatch;
import org.heyi.schema.fault.FaultException;
import tools.jackson.databind.JsonNode;

/** An app at the door: it sends the same again under the same key until the hub says that it has it, or its user gives up. */
final class Client {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final double GIVEN_UP = 0.05;

    private final HubApi api;
    private final Random random;
    private final Map<String, Integer> failures;

    /** {@code failures} counts what went wrong on the way, by what it was. */
    Client(HubApi api, Random random, ConcurrentSkipListMap<String, Integer> failures) {
        this.api = api;
        this.random = random;
        this.failures = failures;
    }

    /**
     * What became of a submission.
     *
     * @param answers as they were sent
     * @param correction whether one of them contradicts what somebody else decides on
     */
    record Outcome(Planned planned, Map<String, Object> answers, boolean correction, boolean acknowledged) {}

    Outcome send(Planned planned) throws InterruptedException {
        Map<String, Object> answers = new HashMap<>(planned.answers());
        boolean correction = !planned.corrected().isEmpty() && correct(planned, answers);
        Map<String, Object> sent =
                Submitting.variables(planned.form(), planned.about(), planned.department(), planned.key(), answers);
        boolean acknowledged =
                untilAnswered(Submitting.MUTATION, sent, GIVEN_UP).isPresent();
        return new Outcome(planned, answers, correction, acknowledged);
    }

    /** Looks at the form, and adds another day where somebody else decides on the one that it shows. */
    private boolean correct(Planned planned, Map<String, Object> answers) throws InterruptedException {
        Map<String, Object> variables = new HashMap<>(planned.form().variables(planned.about()));
        variables.put("department", planned.department());
        String query = "query($code: String!, $subject: JSON!, $department: String) {"
                + " form(code: $code, subject: $subject, department: $department) { fields { path value answerBecomes } } }";
        JsonNode form = untilAnswered(query, variables, 0).orElseThrow();
        Optional<JsonNode> wrong = form.at("/form/fields")
                .valueStream()
                .filter(field -> field.get("path").asString().equals(planned.corrected()))
                .filter(field -> field.get("answerBecomes").asString("").equals("CORRECTION"))
                .findFirst();
        wrong.ifPresent(field -> answers.put(
                planned.corrected(),
                LocalDate.parse(field.get("value").asString()).plusDays(1).toString()));
        return wrong.isPresent();
    }

    /** Empty when it was given up, for which there is a chance after each failure. */
    private Optional<JsonNode> untilAnswered(String query, Map<String, Object> variables, double givenUp)
            throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        while (watch.seconds() < LONGEST.toSeconds()) {
            try {
                JsonNode answer = api.ask(query, variables, LONGEST_ANSWER);
                if (!answer.has("errors")) {
                    return Optional.of(answer.get("data"));
                }
                failures.merge(answer.at("/errors/0/extensions/code").asString("?"), 1, Integer::sum);
            } catch (IOException e) {
                failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            }
            if (random.nextDouble() < givenUp) {
                return Optional.empty();
            }
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        throw new FaultException(BenchFaults.failed("a submission was never taken: " + failures));
    }
}
