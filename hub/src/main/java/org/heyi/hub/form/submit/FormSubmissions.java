package org.heyi.hub.form.submit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.filled.FilledForm;
import org.heyi.hub.form.filled.FormFiller;
import org.heyi.hub.graph.FormVersions;
import org.heyi.hub.graph.Submission;
import org.heyi.hub.graph.SubmissionLog;
import org.heyi.hub.query.execution.Asking;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Takes submissions: all of one, or nothing of it. */
public final class FormSubmissions {
    private static final int MOST_ANSWERS = 1_000;
    private static final int LONGEST_ARGUMENT = 100;

    /** A device's clock may be a little ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Forms forms;
    private final Collection<String> departments;
    private final FormFiller filler;
    private final Asking asking;
    private final SubmissionLog log;
    private final FormVersions versions;
    private final Clock clock;

    /** {@code departments} may report. */
    public FormSubmissions(
            Forms forms,
            Collection<String> departments,
            FormFiller filler,
            Asking asking,
            SubmissionLog log,
            FormVersions versions,
            Clock clock) {
        this.forms = forms;
        this.departments = List.copyOf(departments);
        this.filler = filler;
        this.asking = asking;
        this.log = log;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Keeps the answers and gives the form as it is then. The same content under the same key is kept once, however often it is sent.
     *
     * @throws FaultException with everything that is wrong; then nothing was kept
     */
    public FilledForm submit(Sent sent, Locale locale) {
        Form form = forms.form(sent.code());
        checkArguments(sent);
        String digest = sent.digest();
        Optional<String> known = log.digest(sent.key());
        if (known.isEmpty()) {
            OffsetDateTime answeredAt = Objects.requireNonNullElseGet(
                            sent.answeredAt(), () -> OffsetDateTime.now(clock))
                    .withOffsetSameInstant(ZoneOffset.UTC);
            log.append(submission(form, sent, answeredAt, locale));
        } else if (!known.get().equals(digest)) {
            throw new FaultException(Fault.of(FaultCode.SUBMISSION_KEY_REUSED, Place.of("key"), sent.key()));
        }
        return filler.fill(form, sent.subject(), sent.department(), locale);
    }

    private void checkArguments(Sent sent) {
        List<Fault> faults = new ArrayList<>();
        if (sent.answers().size() > MOST_ANSWERS) {
            faults.add(Fault.of(
                    FaultCode.ANSWERS_TOO_MANY,
                    Place.of("answers"),
                    sent.answers().size(),
                    MOST_ANSWERS));
        }
        Map.of("key", sent.key(), "reporter", sent.reporter(), "version", sent.version())
                .forEach((name, text) -> {
                    if (text.isBlank() || text.length() > LONGEST_ARGUMENT) {
                        faults.add(Fault.of(FaultCode.SUBMISSION_ARGUMENT, Place.of(name), name, LONGEST_ARGUMENT));
                    }
                });
        if (!departments.contains(sent.department())) {
            String near = DidYouMean.among(departments, sent.department());
            faults.add(Fault.of(FaultCode.SUBMISSION_DEPARTMENT, Place.of("department"), sent.department(), near));
        }
        OffsetDateTime answeredAt = sent.answeredAt();
        if (answeredAt != null && answeredAt.isAfter(OffsetDateTime.now(clock).plus(AHEAD))) {
            faults.add(Fault.of(FaultCode.SUBMISSION_TIME, Place.of("answeredAt"), answeredAt));
        }
        OffsetDateTime openedAt = sent.openedAt();
        OffsetDateTime latest =
                answeredAt != null ? answeredAt : OffsetDateTime.now(clock).plus(AHEAD);
        if (openedAt != null && (openedAt.isAfter(latest) || openedAt.isBefore(latest.minusYears(1)))) {
            faults.add(Fault.of(FaultCode.SUBMISSION_OPENED, Place.of("openedAt"), openedAt));
        }
        throwIfAny(faults);
    }

    private Submission submission(Form form, Sent sent, OffsetDateTime answeredAt, Locale locale) {
        List<Fault> faults = new ArrayList<>();
        List<Answer> fitting = sent.version().equals(form.version()) ? sent.answers() : unchanged(form, sent, faults);
        FilledForm filled = filler.fill(form, sent.subject(), sent.department(), locale);
        List<Checked> checked = new AnswerCheck(filled, new KnownEntities(asking, locale), faults).check(fitting);
        AnswerRecords answers = new AnswerRecords(checked, sent.department(), answeredAt, faults);
        List<Record> records = answers.records();
        throwIfAny(faults);
        Map<String, Object> log = new HashMap<>(sent.log());
        log.putAll(Effort.of(form, filled, checked.size(), sent.openedAt(), answeredAt));
        log.putAll(new AnsweredAreas(form, filler).of(filled, checked, locale).properties());
        return new Submission(sent.key(), sent.digest(), log, answeredAt, records, answers.evidence());
    }

    /** The answers to what the form still asks as it did in the version that was answered. */
    private List<Answer> unchanged(Form form, Sent sent, List<Fault> faults) {
        Map<String, String> then =
                versions.signatures(form.code(), sent.version()).orElse(Map.of());
        List<Answer> unchanged = new ArrayList<>();
        for (Answer answer : sent.answers()) {
            String signature = then.get(answer.place());
            if (signature != null && signature.equals(form.signatures().get(answer.place()))) {
                unchanged.add(answer);
            } else {
                faults.add(Fault.of(
                        FaultCode.FORM_CHANGED,
                        Place.of(answer.path()),
                        form.code(),
                        answer.path(),
                        sent.version(),
                        form.version()));
            }
        }
        return unchanged;
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }
}
